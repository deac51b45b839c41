import type { Clock, Log, LogFields } from '../ports.ts';
import { redact, redactRecord } from './redact.ts';

const RANK: Readonly<Record<keyof Log, number>> = { debug: 0, info: 1, warn: 2, error: 3 };

export interface LogOptions {
  /** Lines below it are dropped. */
  readonly level: keyof Log;
  readonly clock: Pick<Clock, 'now'>;
  /** Takes one line with its line feed. */
  readonly write: (line: string) => void;
}

const redactSafely = (fields: LogFields): object => {
  try {
    return redactRecord(fields);
  } catch (error) {
    // A getter or a `toJSON` that throws must not take the process down with it.
    return { unreadable: redact(error) };
  }
};

/** A log of JSON lines: `{"time":"2026-11-22T09:30:00.000Z","level":"info","event":"slack_started", …fields}`. */
export const createLog = ({ level, clock, write }: LogOptions): Log => {
  const at =
    (own: keyof Log) =>
    (event: string, fields: LogFields = {}): void => {
      if (RANK[own] < RANK[level]) return;
      const head = { time: new Date(clock.now()).toISOString(), level: own, event: redact(event) };
      // Twice: first so that a line begins with it, last so that no field replaces it.
      write(`${JSON.stringify({ ...head, ...redactSafely(fields), ...head })}\n`);
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
};
