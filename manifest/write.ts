import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { commands } from '../src/commands/index.ts';
import { BOT_SCOPES } from '../src/slack/scopes.ts';
import { renderManifest } from './render.ts';

const NEEDED = '--http needs the public address of the bot: https://ledger.example.com\n';

/** The words that were given; null where they are not understood. */
const readWords = (): { readonly publicUrl: string | undefined } | null => {
  try {
    return { publicUrl: parseArgs({ options: { http: { type: 'string' } } }).values.http };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    return null;
  }
};

const words = readWords();
if (words === null) {
  process.stderr.write(NEEDED);
  process.exitCode = 2;
} else if (words.publicUrl === undefined) {
  const file = new URL('../slack-manifest.yml', import.meta.url);
  writeFileSync(file, renderManifest(commands, BOT_SCOPES, { transport: 'socket' }));
} else if (URL.parse(words.publicUrl)?.protocol === 'https:') {
  process.stdout.write(renderManifest(commands, BOT_SCOPES, { transport: 'http', publicUrl: words.publicUrl }));
} else {
  process.stderr.write(NEEDED);
  process.exitCode = 2;
}
