import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { NotSaved } from '../../src/domain/not-saved.ts';
import { explainStart } from '../../src/explain-start.ts';
import { openStateStore } from '../../src/store/open-state-store.ts';
import { createFakeClock } from '../anthropic/support/fake-clock.ts';
import { memoryLog } from '../log/memory-log.ts';
import { newStateFile } from './kit/open-json.ts';

const open = (file: string) => openStateStore({ file, clock: createFakeClock(), log: memoryLog().log });
/** What a person at the terminal reads. */
const sentenceOf = (opening: Promise<unknown>): Promise<string> => opening.then(() => 'opened', explainStart);

it('takes the permissions of others from a file that was copied there', async () => {
  const file = newStateFile();
  await (await open(file)).close();
  chmodSync(file, 0o644);
  await (await open(file)).close();
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('is one state by whatever path it is opened, and a link to it stays a link', async () => {
  const file = newStateFile();
  await (await open(file)).close();
  const alias = join(dirname(dirname(file)), 'alias.json');
  symlinkSync(file, alias);
  const store = await open(alias);
  expect(await sentenceOf(open(file))).toMatch(/^The state file .*ledger\.json is in use by process \d+ /);
  await store.update((state) => ({ state: { ...state, sequence: 3 }, result: null }));
  await store.close();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ sequence: 3 });
  expect(readdirSync(dirname(alias)).sort()).toEqual(['alias.json', 'data']);
});

it('is made where a link says that it shall be', async () => {
  const file = newStateFile();
  mkdirSync(dirname(file));
  const alias = join(dirname(dirname(file)), 'alias.json');
  symlinkSync(file, alias);
  await (await open(alias)).close();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(dirname(alias)).sort()).toEqual(['alias.json', 'data']);
});

it.each([
  ['a folder', (path: string) => mkdirSync(path), 0o755],
  ['a file of something else', (path: string) => writeFileSync(path, '{"name":"something"}'), 0o644],
])('leaves %s as it is, permissions and all', async (_, make, mode) => {
  const file = newStateFile();
  mkdirSync(dirname(file));
  make(file);
  chmodSync(file, mode);
  expect(await sentenceOf(open(file))).toMatch(/ cannot be used, because /);
  expect(statSync(file).mode & 0o777).toBe(mode);
});

it('gives the lock back where the file cannot be used', async () => {
  const file = newStateFile();
  mkdirSync(dirname(file));
  writeFileSync(file, 'x');
  expect(await sentenceOf(open(file))).toMatch(
    /^The file .*ledger\.json cannot be used, because it is not a JSON object: /,
  );
  expect(readdirSync(dirname(file))).toEqual(['ledger.json']);
});

it('says what the system says, and the mend, where it may not read or write', async () => {
  const file = newStateFile();
  writeFileSync(dirname(file), 'a file where the folder should be');
  expect(await sentenceOf(open(file))).toMatch(/cannot be used, because E\w+: .*change LEDGER_STATE\.$/);
  const folder = newStateFile();
  mkdirSync(folder, { recursive: true });
  expect(await sentenceOf(open(folder))).toMatch(/cannot be used, because EISDIR: .*change LEDGER_STATE\.$/);
});

it('a disk that is full later is named as such, and not as the port or Slack', () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  expect(explainStart(new NotSaved('ENOSPC', full))).toMatch(/^This could not be saved, .* is full: make room there/);
  expect(explainStart(new NotSaved('EACCES', full))).toMatch(/cannot be written to: give me the file and its folder/);
});
