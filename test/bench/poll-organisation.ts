import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { pollByHand } from '../scenarios/kit/poll-by-hand.ts';
import { createBenchClock } from './bench-clock.ts';
import { measurePeak } from './measure-peak.ts';
import { replayRequests } from './replay-requests.ts';
import { type SeenRequest, watchRequests } from './watch-requests.ts';

/** What the process is told: to start the bot and poll so often, or to repeat the requests of a poll. */
export type PollTask =
  | { readonly environment: Readonly<Record<string, string>>; readonly polls: number }
  | { readonly url: string; readonly recorded: readonly SeenRequest[] };

/** One piece of work, as its process saw it. */
export interface Worked {
  readonly ms: number;
  /** Of this process, whether it waited for something meanwhile or not. */
  readonly cpuMs: number;
  /** To Anthropic. */
  readonly requests: readonly SeenRequest[];
  /** Files that were made or replaced, then or soon afterwards. */
  readonly written: readonly string[];
}

export interface PollReport {
  readonly worked: readonly Worked[];
  readonly peakBytes: number;
}

/** Every file in a folder and when it was made or changed. */
const listFiles = async (folder: string | null): Promise<ReadonlyMap<string, string>> => {
  if (folder === null) return new Map();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const stats = await Promise.all(files.map((file) => stat(file, { bigint: true })));
  return new Map(files.map((file, place) => [file, `${stats[place]?.ino} ${stats[place]?.mtimeNs}`]));
};

/** Three times as long as what is written behind an answer waits for more: a busy machine is late. */
const QUIET_MS = 1500;

/** Every file in a folder, once it is at rest: what a poll leaves to be written later is not written by the next one. */
const listSettled = async (folder: string | null): Promise<ReadonlyMap<string, string>> => {
  let files = await listFiles(folder);
  for (let before: typeof files | null = null; folder !== null && !isDeepStrictEqual(before, files); ) {
    before = files;
    await delay(QUIET_MS);
    files = await listFiles(folder);
  }
  return files;
};

const observe = async (folder: string | null, work: () => Promise<unknown>): Promise<Worked> => {
  globalThis.gc?.();
  const before = await listFiles(folder);
  const cpuBefore = process.cpuUsage();
  const { ms, requests } = await watchRequests(work);
  const { user, system } = process.cpuUsage(cpuBefore);
  const after = await listSettled(folder);
  return {
    ms,
    cpuMs: (user + system) / 1000,
    requests: requests.filter(({ path }) => path.startsWith('/v1/')),
    written: [...after].filter(([file, version]) => before.get(file) !== version).map(([file]) => file),
  };
};

const perform = async (task: PollTask): Promise<readonly Worked[]> => {
  if ('recorded' in task) return [await observe(null, () => replayRequests(task.url, task.recorded))];
  const reading = readConfig(task.environment, { slack: true, claude: true });
  if (!reading.ok) throw new Error(reading.problems.join('\n'));
  const app = createApp(reading.config, { clock: createBenchClock(1), schedule: pollByHand });
  await app.start();
  const worked: Worked[] = [];
  while (worked.length < task.polls) {
    worked.push(
      await observe(dirname(reading.config.stateFile), async () => {
        const { problems } = await app.poll();
        if (problems.length > 0) throw new Error(problems.join(' '));
      }),
    );
  }
  await app.stop();
  return worked;
};

const task = JSON.parse(process.argv[2] ?? '{}') as PollTask;
let worked: readonly Worked[] = [];
const peakBytes = await measurePeak(async () => {
  worked = await perform(task);
});
process.send?.({ worked, peakBytes } satisfies PollReport, () => process.disconnect());
