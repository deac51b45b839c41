import { availableParallelism } from 'node:os';
import { buildDocument } from './build-document.ts';
import { measureAll } from './measure-all.ts';
import { readArguments, USAGE } from './read-arguments.ts';
import { renderLines } from './render-lines.ts';

const MISUSED = 2;

const asked = readArguments(process.argv.slice(2));
if (asked === null) {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = MISUSED;
} else {
  const { json, scale, only } = asked;
  const lines = await measureAll(scale, only);
  const machine = { node: process.version, platform: process.platform, processors: availableParallelism() };
  process.stdout.write(`${json ? JSON.stringify(buildDocument(machine, scale, lines)) : renderLines(lines)}\n`);
}
