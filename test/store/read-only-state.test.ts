import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { EMPTY_STATE } from '../../src/domain/ledger-state.ts';
import { renderLedger } from '../../src/store/read-ledger.ts';
import { createReadOnlyState } from '../../src/store/read-only-state.ts';

const newFile = async () => join(await mkdtemp(join(tmpdir(), 'ledger-')), 'ledger.json');
const state = { ...EMPTY_STATE, sequence: 7 };

it('reads the file as it is at that moment', async () => {
  const file = await newFile();
  const reader = createReadOnlyState(file);
  expect(reader.read()).toEqual(EMPTY_STATE);
  await writeFile(file, renderLedger({ state, snapshots: {} }));
  expect(reader.read()).toEqual(state);
});

it('says what is wrong with a file that cannot be used', async () => {
  const file = await newFile();
  await writeFile(file, '{');
  expect(() => createReadOnlyState(file).read()).toThrow(
    `The file ${file} cannot be used, because it is not a JSON object`,
  );
});

it('changes nothing', async () => {
  const file = await newFile();
  await writeFile(file, renderLedger({ state, snapshots: {} }));
  const reader = createReadOnlyState(file);
  await expect(reader.update((current) => ({ state: { ...current, sequence: 8 }, result: null }))).rejects.toThrow();
  expect(reader.read()).toEqual(state);
});
