import { parseArgs } from 'node:util';
import type { Direction } from '../domain/anomaly/settings.ts';

export interface BacktestArguments {
  /** Path of a file with `date,usd`; null for the organisation's own days. */
  readonly csv: string | null;
  readonly direction: Direction;
  readonly forecast: boolean;
  readonly json: boolean;
}

const USAGE = 'npm run backtest -- [--csv FILE] [--direction up|both] [--forecast] [--json]';

const isDirection = (text: string): text is Direction => text === 'up' || text === 'both';

/** Reads the words after `npm run backtest --`; a sentence says what is wrong. */
export const parseBacktestArguments = (
  args: readonly string[],
): { readonly ok: true; readonly value: BacktestArguments } | { readonly ok: false; readonly why: string } => {
  try {
    const { csv, direction, forecast, json } = parseArgs({
      args: [...args],
      options: {
        csv: { type: 'string' },
        direction: { type: 'string', default: 'up' },
        forecast: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    }).values;
    const problems = [
      ...(csv === '' ? ['--csv needs the path of a file.'] : []),
      ...(isDirection(direction) ? [] : [`--direction is up or both, not “${direction}”.`]),
    ];
    return isDirection(direction) && problems.length === 0
      ? { ok: true, value: { csv: csv ?? null, direction, forecast, json } }
      : { ok: false, why: problems.join('\n') };
  } catch (error) {
    return { ok: false, why: `${error instanceof Error ? error.message : String(error)}\n${USAGE}` };
  }
};
