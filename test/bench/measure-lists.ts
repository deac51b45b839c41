import { alternate } from './alternate.ts';
import { type BenchLine, drawLine } from './line.ts';
import type { Task } from './list-organisation.ts';
import { openBot } from './open-bot.ts';
import { replayRequests } from './replay-requests.ts';
import type { Scale } from './scale.ts';
import { startProcess } from './start-process.ts';
import { type SeenRequest, watchRequests } from './watch-requests.ts';

const MEGABYTE = 1_000_000;

const askOnce = async (url: string, line: string) => {
  const bot = await openBot(url);
  const watched = await watchRequests(() => bot.ask(line));
  await bot.close();
  return watched;
};

/** The peak of a process of its own: of this one it could not be told which contender it was. */
export const peakOf = async (task: Task): Promise<number> => {
  const process = await startProcess<{ peakBytes: number }>(new URL('./list-organisation.ts', import.meta.url), task);
  await process.stop();
  return process.hello.peakBytes / MEGABYTE;
};

const measureList = async (url: string, line: string, { runs, peerRuns }: Scale): Promise<BenchLine[]> => {
  const { requests: recorded } = await askOnce(url, line);
  const replay = (requests: readonly SeenRequest[]) => watchRequests(() => replayRequests(url, requests));
  await replay(recorded);
  const [asked = [], repeated = []] = await alternate(runs, [
    async () => (await askOnce(url, line)).ms,
    async () => (await replay(recorded)).ms,
  ]);
  const [peak = [], floorPeak = []] = await alternate(peerRuns, [
    () => peakOf({ url, line }),
    () => peakOf({ url, recorded }),
  ]);
  const about = { name: 'long list', subject: line, against: 'the same pages, downloaded and parsed' };
  return [
    drawLine({ ...about, unit: 'ms', target: { of: 'ratio', atMost: 1.3 } }, asked, repeated),
    drawLine(
      { ...about, subject: `${line}: peak memory`, unit: 'MB', target: { of: 'ratio', atMost: 2 } },
      peak,
      floorPeak,
    ),
  ];
};

/** Every member, and every key with its last use and spend, of an organisation that has very many. */
export const measureLists = async (scale: Scale): Promise<BenchLine[]> => {
  const server = await startProcess<{ url: string }>(new URL('./serve-claude.ts', import.meta.url), scale.lists);
  const lines: BenchLine[] = [];
  for (const line of ['/claude-members', '/claude-keys']) {
    lines.push(...(await measureList(server.hello.url, line, scale)));
  }
  await server.stop();
  return lines;
};
