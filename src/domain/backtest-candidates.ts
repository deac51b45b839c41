import { type Ahead, forecastCandidates } from './forecast-candidates.ts';

/** What would have been forecast on a past day, and what then came. */
interface PastForecast {
  readonly candidates: readonly number[];
  readonly actual: number;
}

export interface Backtest {
  readonly past: readonly PastForecast[];
  /** How many days each past forecast reached: those asked for, or fewer when the history is too short to try that many. */
  readonly horizon: number;
  /** How many horizons the past days span: overlapping forecasts share their luck, so only whole horizons count as evidence. */
  readonly evidence: number;
}

/** A forecast needs two weeks to see a rhythm; in a short history half of it has to do. */
const WARM_UP = 14;
/** Older forecasts tell about another time. */
const LOOK_BACK = 120;
/** Neighbouring days say nearly the same: this many are enough. */
const MOST_ORIGINS = 40;

/** Repeats the forecast on past days, each time with only what was known then. `values` are daily, at least a week. */
export const backtestCandidates = (values: readonly number[], ahead: Ahead): Backtest => {
  const warmUp = Math.min(WARM_UP, Math.floor(values.length / 2));
  const horizon = Math.min(ahead.count, Math.max(1, Math.floor((values.length - warmUp) / 2)));
  const last = values.length - horizon - ahead.skip;
  const first = Math.max(warmUp, last - LOOK_BACK);
  const step = Math.max(1, Math.ceil((last - first + 1) / MOST_ORIGINS));
  const past: PastForecast[] = [];
  for (let origin = last; origin >= first; origin -= step) {
    const from = origin + ahead.skip;
    past.push({
      candidates: forecastCandidates(values, origin, { skip: ahead.skip, count: horizon }),
      actual: values.slice(from, from + horizon).reduce((total, value) => total + value, 0),
    });
  }
  return { past, horizon, evidence: (past.length * step) / horizon };
};
