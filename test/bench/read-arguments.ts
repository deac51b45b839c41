import { parseArgs } from 'node:util';
import { isMeasurement, MEASUREMENT_NAMES, type Measurement } from './measure-all.ts';
import { FULL, type Scale, TINY } from './scale.ts';

export interface BenchArguments {
  readonly json: boolean;
  readonly scale: Scale;
  /** None: everything. */
  readonly only: readonly Measurement[];
}

export const USAGE = `npm run bench -- [--json] [--tiny] [--runs N] [${MEASUREMENT_NAMES.join('] [')}]`;

/** Null where a word is not understood. */
export const readArguments = (args: readonly string[]): BenchArguments | null => {
  const { values, positionals } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: { json: { type: 'boolean' }, tiny: { type: 'boolean' }, runs: { type: 'string' } },
  });
  const { json = false, tiny = false, runs, ...unknown } = values;
  const scale = tiny === true ? TINY : FULL;
  const count = Number(runs ?? scale.runs);
  const only = positionals.filter(isMeasurement);
  const understood =
    Object.keys(unknown).length === 0 && only.length === positionals.length && Number.isInteger(count) && count > 0;
  if (!understood) return null;
  return { json: json === true, scale: { ...scale, runs: count, pollRuns: Math.min(scale.pollRuns, count) }, only };
};
