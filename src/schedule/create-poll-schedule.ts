import { createTask } from 'node-cron';
import { type Instant, toInstant } from '../domain/day.ts';
import type { Log } from '../ports.ts';

/** When polls are due, and what makes them run. */
export interface PollSchedule {
  /** Whether a poll was due after `from` and has had the time to run before `to`. */
  isDueBetween(from: Instant, to: Instant): boolean;
  /** Runs once now, and then whenever it is due and the last run is over. A run that fails is logged, and the next one comes. */
  start(run: () => Promise<unknown>): void;
  next(): Instant | null;
  /** No further run starts; the one that is going on is not waited for. */
  stop(): Promise<void>;
}

export interface PollScheduleOptions {
  /** Five cron fields. */
  readonly cron: string;
  /** IANA zone of the fields. */
  readonly timezone: string;
  readonly log: Log;
}

const MINUTE_MS = 60_000;
/** A poll may take this long: one that is due now is not missed. */
const SLACK_MS = 10 * MINUTE_MS;
/** Beyond it any schedule has been due. */
const FAR_MS = 366 * 24 * 60 * MINUTE_MS;

export const createPollSchedule = ({ cron, timezone, log }: PollScheduleOptions): PollSchedule => {
  let run: () => Promise<unknown> = async () => undefined;
  let isStopped = false;
  const attempt = async (): Promise<void> => {
    try {
      await run();
    } catch (error) {
      // Who stops it gives a running poll up: it has changed nothing, and the next start looks again.
      if (isStopped) log.info('poll_given_up');
      else log.error('poll_failed', { error });
    }
  };
  const logger = {
    info: (message: string) => log.debug('schedule', { message }),
    warn: (message: string) => log.warn('schedule', { message }),
    error: (message: string | Error) => log.error('schedule', { message: String(message) }),
    debug: (message: string | Error) => log.debug('schedule', { message: String(message) }),
  };
  const task = createTask(cron, attempt, { timezone, noOverlap: true, name: 'poll', logger });
  return {
    isDueBetween: (from, to) => {
      if (to - from > FAR_MS) return true;
      const first = (Math.floor(from / MINUTE_MS) + 1) * MINUTE_MS;
      for (let minute = first; minute <= to - SLACK_MS; minute += MINUTE_MS) {
        if (task.match(new Date(minute))) return true;
      }
      return false;
    },
    start: (poll) => {
      run = poll;
      void attempt();
      void task.start();
    },
    next: () => {
      const next = task.getNextRun();
      return next === null ? null : toInstant(next.getTime());
    },
    stop: async () => {
      isStopped = true;
      await task.destroy();
    },
  };
};
