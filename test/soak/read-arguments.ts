import { parseArgs } from 'node:util';

export interface SoakArguments {
  /** Of the real time, until everything calms down and is judged. */
  readonly minutes: number;
  /** The same seed brings the same events; how they meet the bot's work depends on the machine. */
  readonly seed: string;
  readonly json: boolean;
}

export const USAGE = 'npm run soak -- [--minutes N] [--seed WORD] [--json]';

const MINUTES = '10';

/** Null where a word is not understood. */
export const readArguments = (args: readonly string[]): SoakArguments | null => {
  const { values, positionals } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: { minutes: { type: 'string' }, seed: { type: 'string' }, json: { type: 'boolean' } },
  });
  const { minutes: given = MINUTES, seed = 'soak', json = false, ...unknown } = values;
  const minutes = Number(given);
  const understood = Object.keys(unknown).length === 0 && positionals.length === 0 && minutes > 0;
  return understood && typeof seed === 'string' ? { minutes, seed, json: json === true } : null;
};
