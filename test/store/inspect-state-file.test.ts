import { chmodSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inspectStateFile } from '../../src/store/inspect-state-file.ts';
import { EMPTY_LEDGER, renderLedger } from '../../src/store/read-ledger.ts';

const newFile = () => join(mkdtempSync(join(tmpdir(), 'ledger-inspect-')), 'ledger.json');

it('tells a file that is well, and leaves nothing beside it', async () => {
  const file = newFile();
  writeFileSync(file, renderLedger(EMPTY_LEDGER), { mode: 0o600 });
  expect(await inspectStateFile(file)).toEqual({
    file,
    content: { kind: 'valid' },
    writeProblem: null,
    openToOthers: false,
  });
  expect(readdirSync(join(file, '..'))).toEqual(['ledger.json']);
});

it('tells that there is none yet', async () => {
  expect(await inspectStateFile(newFile())).toMatchObject({ content: { kind: 'absent' }, openToOthers: false });
});

it('tells what is wrong with it without quoting it', async () => {
  const file = newFile();
  writeFileSync(file, 'ada@acme.com');
  chmodSync(file, 0o644);
  expect(await inspectStateFile(file)).toMatchObject({
    content: { kind: 'unreadable', problem: 'it is not a JSON object', mend: expect.stringContaining('backup') },
    openToOthers: true,
  });
  writeFileSync(file, '{"version":7,"name":"Ada"}');
  expect(await inspectStateFile(file)).toMatchObject({
    content: { problem: expect.stringContaining('version 7'), mend: expect.stringContaining('update Claude Ledger') },
  });
  mkdirSync(`${file}.d`);
  expect(await inspectStateFile(`${file}.d`)).toMatchObject({
    content: { kind: 'unreadable', problem: expect.stringContaining('EISDIR') },
  });
});

it('tells that nothing can be written there', async () => {
  const file = newFile();
  writeFileSync(file, '{}');
  // A file where the folder should be stops every user, root included.
  const inspection = await inspectStateFile(join(file, 'ledger.json'));
  expect(inspection.writeProblem).toMatch(/ENOTDIR|EEXIST/);
});
