import { measurePeak } from './measure-peak.ts';
import { openBot } from './open-bot.ts';
import { replayRequests } from './replay-requests.ts';
import type { SeenRequest } from './watch-requests.ts';

/** What a process that lists an organisation is told: to ask as the bot does, or to repeat the requests of one that did. */
export type Task =
  | { readonly url: string; readonly line: string }
  | { readonly url: string; readonly recorded: readonly SeenRequest[] };

const perform = async (task: Task): Promise<void> => {
  if ('recorded' in task) {
    await replayRequests(task.url, task.recorded, () => null);
    return;
  }
  const bot = await openBot(task.url);
  await bot.ask(task.line);
  await bot.close();
};

const task = JSON.parse(process.argv[2] ?? '{}') as Task;
process.send?.({ peakBytes: await measurePeak(() => perform(task)) });
process.disconnect();
