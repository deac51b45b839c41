import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';
import { identifySelf, sightProcess } from '../../src/store/identify-process.ts';
import { newStateFile } from './kit/open-json.ts';
import { startHolder } from './kit/start-holder.ts';

it('sees the same process twice as the same', async () => {
  const self = await identifySelf();
  expect(self).toEqual(await identifySelf());
  expect(await sightProcess(self.pid)).toEqual({ isRunning: true, startTime: self.startTime });
});

it.runIf(process.platform === 'linux')('tells processes apart by their start, whatever they are called', async () => {
  const sightings = [await sightProcess(process.pid)];
  for (let count = 0; count < 2; count += 1) {
    const holder = startHolder();
    onTestFinished(() => holder.kill());
    await holder.ask(`open ${newStateFile()}`);
    sightings.push(await sightProcess(holder.pid));
  }
  const starts = sightings.map((each) => (each.isRunning ? Number(each.startTime) : Number.NaN));
  expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b));
  expect(starts.every((start) => start > 0)).toBe(true);
});

it.runIf(process.platform === 'linux')(
  'takes a process that has ended for gone, although nobody has collected it',
  async () => {
    // The shell starts a short sleep, and becomes, before that ends, a program that never asks how it ended.
    const shell = spawn('sh', ['-c', 'sleep 0.2 & echo $!; exec sleep 60']);
    onTestFinished(() => void shell.kill('SIGKILL'));
    const [line] = (await once(shell.stdout, 'data')) as [Buffer];
    const pid = Number(line);
    await expect.poll(() => sightProcess(pid)).toEqual({ isRunning: false });
    expect(process.kill(pid, 0)).toBe(true);
  },
);

it('sees that nothing has an id', async () => {
  expect(await sightProcess(2 ** 22 + 1)).toEqual({ isRunning: false });
});
