import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeFileAtomically } from '../../src/store/write-file-atomically.ts';

it('replaces the file and keeps no copy', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-write-'));
  writeFileSync(join(folder, 'file'), 'a longer text that was there before');
  await writeFileAtomically(join(folder, 'file'), 'new');
  expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('new');
  expect(readdirSync(folder)).toEqual(['file']);
});

it('clears up after a rename that fails, and says why', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-write-'));
  // A folder in the file's place stops the rename for every user, root included.
  mkdirSync(join(folder, 'file', 'inside'), { recursive: true });
  await expect(writeFileAtomically(join(folder, 'file'), 'new')).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
  expect(readdirSync(folder)).toEqual(['file']);
});
