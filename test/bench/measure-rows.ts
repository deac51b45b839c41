import { alternate } from './alternate.ts';
import { createBenchClock } from './bench-clock.ts';
import { type BenchLine, drawLine } from './line.ts';
import { peakOf } from './measure-lists.ts';
import { openBot } from './open-bot.ts';
import { replayRequests } from './replay-requests.ts';
import type { Scale } from './scale.ts';
import { startProcess } from './start-process.ts';
import { watchRequests } from './watch-requests.ts';

const QUESTION = '/claude-cost ytd by day,workspace';

/** 150 MiB. */
const MORE_MEGABYTES = 157;

/** Pauses of the request budget are not waited for, however short. */
const NO_PAUSE_MS = 1;

const ask = async (url: string) => {
  const bot = await openBot(url, createBenchClock(NO_PAUSE_MS));
  const watched = await watchRequests(() => bot.ask(QUESTION));
  await bot.close();
  return watched;
};

/** A question whose answer has a row for each of very many rows, which come in one page after another. */
export const measureRows = async ({ rows, runs, peerRuns }: Scale): Promise<BenchLine[]> => {
  const server = await startProcess<{ url: string }>(new URL('./serve-claude.ts', import.meta.url), rows);
  const { url } = server.hello;
  const { requests: recorded } = await ask(url);
  const replay = () => watchRequests(() => replayRequests(url, recorded, () => null));
  await replay();
  const [asked = [], repeated = []] = await alternate(runs, [
    async () => (await ask(url)).ms,
    async () => (await replay()).ms,
  ]);
  const [peak = [], floorPeak = []] = await alternate(peerRuns, [
    () => peakOf({ url, line: QUESTION }),
    () => peakOf({ url, recorded }),
  ]);
  await server.stop();
  const about = { name: 'many rows', against: 'the same pages, downloaded and parsed' };
  const subject = `${QUESTION}, ${recorded.length} requests`;
  return [
    drawLine({ ...about, subject, unit: 'ms', target: { of: 'ratio', atMost: 1.3 } }, asked, repeated),
    drawLine(
      {
        ...about,
        subject: `${subject}: peak memory`,
        unit: 'MB',
        target: { of: 'difference', atMost: MORE_MEGABYTES },
      },
      peak,
      floorPeak,
    ),
  ];
};
