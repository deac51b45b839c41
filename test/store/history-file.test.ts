import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createHistoryFile } from '../../src/store/history-file.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'ledger-history-'));
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

it('keeps values for the next process, beside the state file and for its owner alone', async () => {
  const folder = join(newFolder(), 'data');
  const history = createHistoryFile(join(folder, 'ledger.json'));
  expect(await history.read('cost.console')).toBeNull();
  await history.write('cost.console', '{"a":1}');
  await history.write('cost.console', '{"a":"ü€"}');
  expect(await createHistoryFile(join(folder, 'ledger.json')).read('cost.console')).toBe('{"a":"ü€"}');
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
      const history = createHistoryFile(join(folder, 'ledger.json'));
      await Promise.all(keys.map((each, index) => history.write(each, String(index))));
      expect(await Promise.all(keys.map((each) => history.read(each)))).toEqual(keys.map((_, index) => String(index)));
      expect(readdirSync(folder)).toEqual(['history']);
      expect(new Set(readdirSync(join(folder, 'history')).map((name) => name.toLowerCase())).size).toBe(keys.length);
    }),
    { numRuns: 20 },
  );
});

it('never shows half of a value while writers overlap', async () => {
  const history = createHistoryFile(join(newFolder(), 'ledger.json'));
  const values = Array.from({ length: 8 }, (_, index) => String(index).repeat(50_000));
  await history.write('key', 'first');
  const seen = await Promise.all(values.flatMap((value) => [history.write('key', value), history.read('key')]));
  for (const value of seen) if (typeof value === 'string') expect([...values, 'first']).toContain(value);
  expect(values).toContain(await history.read('key'));
});

it('takes what cannot be read for missing', async () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'history'), 'a file where the folder should be');
  expect(await createHistoryFile(join(folder, 'ledger.json')).read('key')).toBeNull();
});
