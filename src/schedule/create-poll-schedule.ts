import { createTask } from 'node-cron';
import { type Instant, MINUTE_MS, toInstant } from '../domain/day.ts';
import type { Log } from '../ports.ts';

/** When polls, or looks for digests that are due, are to run, and what makes them. */
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
  /** What the log calls its runs; polls where nothing is said. */
  readonly name?: 'poll' | 'digest';
  readonly log: Log;
}

/** A poll may take this long: one that is due now is not missed. */
const SLACK_MS = 10 * MINUTE_MS;
/** Beyond it any schedule has been due. */
const FAR_MS = 366 * 24 * 60 * MINUTE_MS;

export const createPollSchedule = ({ cron, timezone, name = 'poll', log }: PollScheduleOptions): PollSchedule => {
  let run: () => Promise<unknown> = async () => undefined;
  let isStopped = false;
  const attempt = async (): Promise<void> => {
    try {
      await run();
    } catch (error) {
      // Who stops it gives a running one up: it has changed nothing, and the next start looks again.
      if (isStopped) log.info(`${name}_given_up`);
      else log.error(`${name}_failed`, { error });
    }
  };
  const logger = {
    info: (message: string) => log.debug('schedule', { message }),
    warn: (message: string) => log.warn('schedule', { message }),
    error: (message: string | Error) => log.error('schedule', { message: String(message) }),
    debug: (message: string | Error) => log.debug('schedule', { message: String(message) }),
  };
  const task = createTask(cron, attempt, { timezone, noOverlap: true, name, logger });
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
