import { type Backtest, backtestCandidates } from './backtest-candidates.ts';
import { type Ahead, EXPECTED_ERRORS, forecastCandidates } from './forecast-candidates.ts';
import { quantile } from './statistics.ts';

interface DaysForecast {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

/** Errors count by their fourth power: the best candidates share nearly all the weight, and none is trusted alone. */
const SHARPNESS = 4;
const COVERAGE = 0.8;
/** Past errors are smaller than those to come: the weights were chosen on them, and they are few. */
const CAUTION = 0.4;
const LEAST_EVIDENCE = 0.4;
/** Errors grow with the days ahead; how fast when only shorter ones could be tried. */
const ERROR_GROWTH = 0.25;
/** Days that were all alike so far are no promise: a range never pretends to know the days ahead to less than 2 %. */
const NARROWEST = Math.log(1.02);
/** A range wider than a quarter to four times says that nothing is known. */
const WIDEST = Math.log(4);
/** Keeps a past forecast that was followed by nothing comparable with the others. */
const LEAST_RATIO = 0.05;

/** Mean relative error of each candidate, starting from what is expected of it as if that were one horizon of evidence. */
const weigh = ({ past, horizon, evidence }: Backtest, { count }: Ahead): readonly number[] => {
  const trust = evidence * (horizon / count) ** 2;
  const scored = past.flatMap(({ candidates, actual }) => {
    const mean = candidates.reduce((total, value) => total + value, 0) / candidates.length;
    const size = (actual + mean) / 2;
    return size > 0 ? [candidates.map((value) => Math.abs(value - actual) / size)] : [];
  });
  const weights = EXPECTED_ERRORS.map((expected, index) => {
    const seen = scored.reduce((total, errors) => total + (errors[index] ?? 0), 0) / Math.max(1, scored.length);
    return ((seen * trust + expected) / (trust + 1)) ** -SHARPNESS;
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
};

const blend = (candidates: readonly number[], weights: readonly number[]): number =>
  candidates.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0);

/** Half the width of the range, as a logarithm: what four in five past errors stayed within, with some caution. */
const spreadOf = ({ past, horizon, evidence }: Backtest, { count }: Ahead, weights: readonly number[]): number => {
  const errors = past.flatMap(({ candidates, actual }) => {
    const forecast = blend(candidates, weights);
    return forecast > 0 ? [Math.abs(Math.log(Math.max(LEAST_RATIO, actual / forecast)))] : [];
  });
  if (errors.length === 0) return WIDEST;
  const caution = 1 + CAUTION / Math.max(LEAST_EVIDENCE, evidence);
  const spread = quantile(errors, COVERAGE) * caution * (count / horizon) ** ERROR_GROWTH;
  return Math.max(NARROWEST, Math.min(WIDEST, spread));
};

/**
 * Forecasts the sum of the days ahead from daily values, oldest first, at least a week: several simple forecasts blended
 * by how well each did on this very series, within a range that four in five of the blend's own past errors stayed in.
 */
export const forecastDays = (values: readonly number[], ahead: Ahead): DaysForecast => {
  const backtest = backtestCandidates(values, ahead);
  const weights = weigh(backtest, ahead);
  const expected = blend(forecastCandidates(values, values.length, ahead), weights);
  const factor = Math.exp(spreadOf(backtest, ahead, weights));
  const ends = [expected / factor, expected * factor] as const;
  return { expected, low: Math.min(...ends), high: Math.max(...ends) };
};
