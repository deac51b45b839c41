import { readdirSync } from 'node:fs';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { createPollSchedule, type PollScheduleOptions } from '../../src/schedule/create-poll-schedule.ts';
import type { BotTask, Order, Report } from './bot-protocol.ts';
import { createSoakClock } from './soak-clock.ts';

const { environment, now } = JSON.parse(process.argv[2] ?? '{}') as BotTask;
const clock = createSoakClock(now);
/** What the schedules would run: polls, and digests that are due. */
const due: (() => Promise<unknown>)[] = [];
const errors: string[] = [];

const scheduleByTick = (options: PollScheduleOptions) => ({
  ...createPollSchedule(options),
  start: (run: () => Promise<unknown>): void => {
    due.push(run);
  },
  next: () => null,
});

const reading = readConfig(environment, { slack: true, claude: true });
if (!reading.ok) throw new Error(reading.problems.join('\n'));
const app = createApp(reading.config, {
  clock,
  schedule: scheduleByTick,
  write: (line) => {
    if (line.includes('"level":"error"')) errors.push(line.trim());
  },
});

/** One run that fails is not the end of a bot that is served: the next one comes. */
const runDue = async (): Promise<void> => {
  for (const run of due) await run().catch((error: unknown) => errors.push(String(error)));
};

const countDescriptors = (): number | null => {
  try {
    return readdirSync('/proc/self/fd').length;
  } catch {
    return null;
  }
};

const measure = (): Report => {
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  return { kind: 'measured', heapBytes: heapUsed, residentBytes: rss, descriptors: countDescriptors() };
};

const obey = async (order: Order): Promise<Report> => {
  switch (order.kind) {
    case 'tick':
      clock.putForward(order.now);
      await runDue();
      return { kind: 'ticked', now: clock.now(), errors: errors.splice(0) };
    case 'measure':
      return measure();
    case 'stop':
      await app.stop();
      return { kind: 'stopped' };
  }
};

await app.start();
// Whoever gives the orders is gone, or needs it no more.
process.once('disconnect', () => process.exit());
process.on('message', async (order: Order) => {
  const report = await obey(order);
  process.send?.(report, () => {
    if (report.kind === 'stopped') process.disconnect();
  });
});
process.send?.({ kind: 'started' } satisfies Report);
