import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createHistoryFile } from '../../src/store/history-file.ts';
import { memoryLog } from '../log/memory-log.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'ledger-history-'));
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

it('keeps values for the next process, beside the state file and for its owner alone', async () => {
  const folder = join(newFolder(), 'data');
  const history = createHistoryFile(join(folder, 'ledger.json'), memoryLog().log);
  expect(await history.read('cost.console')).toBeNull();
  await history.write('cost.console', '{"a":1}');
  await history.write('cost.console', '{"a":"ü€"}');
  expect(await createHistoryFile(join(folder, 'ledger.json'), memoryLog().log).read('cost.console')).toBe('{"a":"ü€"}');
  expect(readdirSync(join(folder, 'history'))).toEqual(['cost.console']);
  expect([modeOf(folder), modeOf(join(folder, 'history')), modeOf(join(folder, 'history', 'cost.console'))]).toEqual([
    '700',
    '700',
    '600',
  ]);
});

it('gives every key a place of its own inside the folder', async () => {
  const key = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom('../up', '/root', 'a/b', 'a-b', 'A-b', 'a b', '.', '..', '.hidden', '', 'x'.repeat(400)),
  );
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(key, { minLength: 2, maxLength: 6 }), async (keys) => {
      const folder = newFolder();
      const history = createHistoryFile(join(folder, 'ledger.json'), memoryLog().log);
      await Promise.all(keys.map((each, index) => history.write(each, String(index))));
      expect(await Promise.all(keys.map((each) => history.read(each)))).toEqual(keys.map((_, index) => String(index)));
      expect(readdirSync(folder)).toEqual(['history']);
      expect(new Set(readdirSync(join(folder, 'history')).map((name) => name.toLowerCase())).size).toBe(keys.length);
    }),
    { numRuns: 20 },
  );
});

it('never shows half of a value while writers overlap', async () => {
  const history = createHistoryFile(join(newFolder(), 'ledger.json'), memoryLog().log);
  const values = Array.from({ length: 8 }, (_, index) => String(index).repeat(50_000));
  await history.write('key', 'first');
  const seen = await Promise.all(values.flatMap((value) => [history.write('key', value), history.read('key')]));
  for (const value of seen) if (typeof value === 'string') expect([...values, 'first']).toContain(value);
  expect(values).toContain(await history.read('key'));
});

it('takes what cannot be read for missing', async () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'history'), 'a file where the folder should be');
  expect(await createHistoryFile(join(folder, 'ledger.json'), memoryLog().log).read('key')).toBeNull();
});

const OTHER = 'not-mine';
const HARM: readonly (readonly [string, (text: string, other: string) => string])[] = [
  ['cut off', (text) => text.slice(0, -1)],
  ['cut off at its beginning', (text) => text.slice(1)],
  ['empty', () => ''],
  ['longer', (text) => `${text}\n`],
  ['altered in one digit', (text) => text.replace('20778', '20779')],
  ['altered in its first line', (text) => text.replace(/^./, (first) => (first === '0' ? '1' : '0'))],
  ['without its first line', (text) => text.slice(text.indexOf('\n') + 1)],
  ['that of another key', (_, other) => other],
  ['zeros', (text) => '\0'.repeat(text.length)],
];

it.each(HARM)('takes a file that is %s for missing, says so, and replaces it', async (_, harm) => {
  const folder = newFolder();
  const { log, lines } = memoryLog();
  const history = createHistoryFile(join(folder, 'ledger.json'), log);
  const value = '{"version":1,"lastUsed":[["apikey_1",20778]]}';
  await history.write('key-use', value);
  await history.write(OTHER, '{"version":1,"lastUsed":[["apikey_1",20101]]}');
  const file = join(folder, 'history', 'key-use');
  const text = readFileSync(file, 'utf8');
  const harmed = harm(text, readFileSync(join(folder, 'history', OTHER), 'utf8'));
  expect(harmed).not.toBe(text);
  writeFileSync(file, harmed);
  expect(await history.read('key-use')).toBeNull();
  expect(lines()).toMatchObject([{ event: 'history-ignored', key: 'key-use' }]);
  await history.write('key-use', value);
  expect(await history.read('key-use')).toBe(value);
});
