import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { systemFiles } from '../../src/store/file-operations.ts';

const newFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'ledger-folder-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

it('makes a folder with those above it for their owner alone, and names the first that it made', async () => {
  const folder = await newFolder();
  const deep = join(folder, 'a', 'b', 'c');
  expect(await systemFiles.makeFolder(deep)).toBe(join(folder, 'a'));
  expect((await stat(join(folder, 'a'))).mode & 0o777).toBe(0o700);
  expect((await stat(deep)).mode & 0o777).toBe(0o700);
  expect(await systemFiles.makeFolder(deep)).toBeNull();
});

it('is made once where two make it at the same time', async () => {
  const deep = join(await newFolder(), 'a', 'b');
  await Promise.all([systemFiles.makeFolder(deep), systemFiles.makeFolder(deep)]);
  expect((await stat(deep)).isDirectory()).toBe(true);
});

it.runIf(process.platform === 'linux')('ends where no folder can be made', async () => {
  await expect(systemFiles.makeFolder('/proc/none/of/these')).rejects.toThrow(/ENOENT/);
});
