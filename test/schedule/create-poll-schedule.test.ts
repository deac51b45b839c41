import { expect, it, onTestFinished, vi } from 'vitest';
import { toInstant } from '../../src/domain/day.ts';
import { createPollSchedule } from '../../src/schedule/create-poll-schedule.ts';
import { memoryLog } from '../log/memory-log.ts';

const at = (text: string) => toInstant(Date.parse(text));
const schedule = (cron: string, timezone = 'UTC') => {
  const made = createPollSchedule({ cron, timezone, log: memoryLog().log });
  onTestFinished(() => made.stop());
  return made;
};

/** A minute that does not turn while a test runs. */
const stopClock = (): void => {
  vi.useFakeTimers({ now: Date.parse('2026-11-22T09:32:00Z') });
  onTestFinished(() => void vi.useRealTimers());
};

it.each([
  [
    'every five minutes, nobody looked for an hour',
    '*/5 * * * *',
    '2026-11-22T09:00:30Z',
    '2026-11-22T10:00:00Z',
    true,
  ],
  ['every five minutes, the next one is running', '*/5 * * * *', '2026-11-22T09:00:30Z', '2026-11-22T09:05:10Z', false],
  ['once a day, on time', '0 6 * * *', '2026-11-21T06:00:40Z', '2026-11-22T06:00:20Z', false],
  ['once a day, one was missed', '0 6 * * *', '2026-11-20T06:00:40Z', '2026-11-22T06:00:20Z', true],
  ['working hours, over the weekend', '*/5 8-18 * * 1-5', '2026-11-20T18:55:30Z', '2026-11-23T08:00:10Z', false],
])('%s', (_, cron, from, to, isDue) => {
  expect(schedule(cron).isDueBetween(at(from), at(to))).toBe(isDue);
});

it('reads the hours of its zone', () => {
  // 06:00 in Berlin is 05:00 UTC in November.
  const from = at('2026-11-22T04:30:00Z');
  expect(schedule('0 6 * * *', 'Europe/Berlin').isDueBetween(from, at('2026-11-22T05:30:00Z'))).toBe(true);
  expect(schedule('0 6 * * *', 'UTC').isDueBetween(from, at('2026-11-22T05:30:00Z'))).toBe(false);
});

it('looks at once when it starts, says when next, and goes on after a failure', async () => {
  stopClock();
  const { log, lines } = memoryLog();
  const made = createPollSchedule({ cron: '*/5 * * * *', timezone: 'UTC', log });
  const runs: string[] = [];
  made.start(async () => {
    runs.push(new Date().toISOString());
    throw new Error('disk full');
  });
  await vi.advanceTimersByTimeAsync(0);
  expect(runs).toEqual(['2026-11-22T09:32:00.000Z']);
  expect(made.next()).toBe(Date.parse('2026-11-22T09:35:00Z'));
  await vi.advanceTimersByTimeAsync(8.5 * 60_000);
  expect(runs.map((run) => run.slice(11, 16))).toEqual(['09:32', '09:35', '09:40']);
  expect(lines().filter(({ event }) => event === 'poll_failed')).toHaveLength(3);
  await made.stop();
  await vi.advanceTimersByTimeAsync(20 * 60_000);
  expect(runs).toHaveLength(3);
});

it('takes a run that ends with the schedule for given up, not for failed', async () => {
  const { log, lines } = memoryLog();
  const made = createPollSchedule({ cron: '*/5 * * * *', timezone: 'UTC', log });
  const running = Promise.withResolvers<void>();
  made.start(() => running.promise);
  await made.stop();
  running.reject(new Error('stopping'));
  await vi.waitFor(() => expect(lines().map(({ event }) => event)).toEqual(['poll_given_up']));
});

it('calls its runs by their name in the log', async () => {
  stopClock();
  const { log, lines } = memoryLog();
  const made = createPollSchedule({ cron: '* * * * *', timezone: 'UTC', name: 'digest', log });
  onTestFinished(() => made.stop());
  made.start(() => Promise.reject(new Error('disk full')));
  await vi.advanceTimersByTimeAsync(0);
  expect(lines().map(({ event }) => event)).toEqual(['digest_failed']);
});
