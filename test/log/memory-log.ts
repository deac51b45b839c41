import { toInstant } from '../../src/domain/day.ts';
import { createLog, type LogOptions } from '../../src/log/create-log.ts';
import type { Log } from '../../src/ports.ts';

export interface LogLine {
  readonly time: string;
  readonly level: string;
  readonly event: string;
  readonly [field: string]: unknown;
}

/** The real log, its lines kept: `lines()` reads them back, `text()` is what would have been written. */
export const memoryLog = (
  options: Partial<Pick<LogOptions, 'level' | 'clock'>> = {},
): { readonly log: Log; readonly lines: () => LogLine[]; readonly text: () => string } => {
  const written: string[] = [];
  const log = createLog({
    level: options.level ?? 'debug',
    clock: options.clock ?? { now: () => toInstant(Date.parse('2026-11-22T09:30:00Z')) },
    write: (line) => written.push(line),
  });
  return { log, lines: () => written.map((line) => JSON.parse(line) as LogLine), text: () => written.join('') };
};
