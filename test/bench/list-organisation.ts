import { openBot } from './open-bot.ts';
import { replayRequests } from './replay-requests.ts';
import type { SeenRequest } from './watch-requests.ts';

/** What a process that lists an organisation is told: to ask as the bot does, or to repeat the requests of one that did. */
export type Task =
  | { readonly url: string; readonly line: string }
  | { readonly url: string; readonly recorded: readonly SeenRequest[] };

const SAMPLE_MS = 2;

const perform = async (task: Task): Promise<void> => {
  if ('recorded' in task) {
    await replayRequests(task.url, task.recorded);
    return;
  }
  const bot = await openBot(task.url);
  await bot.ask(task.line);
  await bot.close();
};

/** Sampled, because the peak that a system remembers of a process may include that of the one which started it. */
const findPeak = async (task: Task): Promise<number> => {
  let peakBytes = 0;
  const sample = (): void => {
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
  };
  const timer = setInterval(sample, SAMPLE_MS);
  await perform(task);
  clearInterval(timer);
  sample();
  return peakBytes;
};

process.send?.({ peakBytes: await findPeak(JSON.parse(process.argv[2] ?? '{}')) });
process.disconnect();
