import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { commands } from '../src/commands/index.ts';
import { BOT_SCOPES } from '../src/slack/scopes.ts';
import { renderManifest } from './render.ts';

const { http: publicUrl } = parseArgs({ options: { http: { type: 'string' } } }).values;

if (publicUrl === undefined) {
  const file = new URL('../slack-manifest.yml', import.meta.url);
  writeFileSync(file, renderManifest(commands, BOT_SCOPES, { transport: 'socket' }));
} else if (URL.parse(publicUrl)?.protocol === 'https:') {
  process.stdout.write(renderManifest(commands, BOT_SCOPES, { transport: 'http', publicUrl }));
} else {
  process.stderr.write('--http needs the public address of the bot: https://ledger.example.com\n');
  process.exitCode = 2;
}
