import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { toInstant } from './domain/day.ts';
import type { Clock, Random } from './ports.ts';
import type { PollSchedule, PollScheduleOptions } from './schedule/create-poll-schedule.ts';

/** The world as the process meets it; tests and the demo bring their own. */
export interface World {
  readonly clock: Clock;
  readonly random: Random;
  /** Takes one line of the log. */
  readonly write: (line: string) => void;
  /** What makes polls run while it serves; null is the clock of this machine. */
  readonly schedule: ((options: PollScheduleOptions) => PollSchedule) | null;
  /** How often an organisation may be asked in a minute; null is what Anthropic's own limits leave room for. */
  readonly requestsPerMinute: number | null;
}

const systemClock: Clock = {
  now: () => toInstant(Date.now()),
  sleep: (ms, signal) => delay(ms, undefined, signal === undefined ? {} : { signal }),
};

export const systemWorld: World = {
  clock: systemClock,
  random: Math.random,
  write: (line) => process.stderr.write(line),
  schedule: null,
  requestsPerMinute: null,
};

/** The release that this is, as package.json has it. */
export const readVersion = (): string => {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return version;
};
