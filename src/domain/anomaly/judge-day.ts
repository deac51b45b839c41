import { type Day, plusDays } from '../day.ts';
import { type Money, toNumber } from '../money.ts';
import { expectRare } from './expect-rare.ts';
import { expectedRange } from './expected-range.ts';
import type { DayAmount, Episode, ExpectedRange, Judgement } from './judgement.ts';
import { type PastDay, type Prediction, predictDay } from './predict-day.ts';
import type { AnomalySettings } from './settings.ts';

/** Eight weeks: enough for a rhythm, and short enough that old ways of spending are forgotten. */
const WINDOW = 56;
/** Four of each weekday since the first spend. */
const LEAST_HISTORY = 28;
/** How many of the window's days must be known. */
const LEAST_KNOWN = 14;
/** One day back in range may be chance. */
const CALM = 2;
const SEVERE = 3n;

const usdOf = (amount: Money): number => Math.max(0, toNumber(amount));

/** A judged day as those after it see it. */
export const asPast = ({ day, amount, outcome, episode }: Judgement): PastDay => ({
  day,
  usd: usdOf(amount),
  isSurprising: outcome === 'ordinary' || outcome === 'unjudged' || episode?.days === 1,
});

/** Undefined where nothing was spent yet. */
export const findFirstSpend = (days: readonly DayAmount[]): Day | undefined =>
  days.find(({ amount }) => amount !== 0n)?.day;

/** Whether a day lies far enough behind the first spend to be judged. */
export const isOldEnough = (firstSpend: Day, day: Day): boolean => day - firstSpend >= LEAST_HISTORY;

/** The days before, ascending: what was judged, and the same as a prediction sees it. Days may be missing. */
export interface History {
  readonly judgements: readonly Judgement[];
  readonly past: readonly PastDay[];
}

const predict = ({ judgements, past }: History, today: DayAmount): { prediction: Prediction; days: number } | null => {
  const first = findFirstSpend(judgements);
  if (first === undefined || !isOldEnough(first, today.day)) return null;
  const from = Math.max(first, plusDays(today.day, -WINDOW));
  const known = past.slice(past.findIndex(({ day }) => day >= from));
  if (known.length < LEAST_KNOWN) return null;
  return { prediction: predictDay(known, today.day) ?? expectRare(known.map(({ usd }) => usd)), days: known.length };
};

const sideOf = ({ low, high }: ExpectedRange, amount: Money): Episode['side'] | null => {
  if (amount > high) return 'above';
  return amount < low ? 'below' : null;
};

/** Whether a day inside its range is still closer to the end that the episode left it by than to what was expected. */
const leans = (side: Episode['side'], { expected, low, high }: ExpectedRange, amount: Money): boolean =>
  side === 'above' ? 2n * (amount - expected) > high - expected : 2n * (expected - amount) > expected - low;

/** Whether a day inside its range would have looked the same with an episode going on. */
const saysNothing = ({ kind }: Prediction, amount: Money): boolean =>
  kind === 'quiet' || (kind === 'sporadic' && amount <= 0n);

/** An episode after one more day inside the range. */
const goOn = (episode: Episode, prediction: Prediction, range: ExpectedRange, amount: Money): Episode | null => {
  if (saysNothing(prediction, amount)) return episode;
  const calm = leans(episode.side, range, amount) ? 0 : episode.calm + 1;
  return calm < CALM ? { ...episode, calm } : null;
};

const severityOf = (amount: Money, { expected }: ExpectedRange): 'medium' | 'high' =>
  amount >= SEVERE * expected ? 'high' : 'medium';

/**
 * Judges one complete day by nothing but the days before it, from `judgeSeries`. A missing day is not a day without
 * spend.
 *
 * A day departs when it lies outside what the same prediction usually misses by, and by a least share and a least
 * amount as well. Only the first day of an episode opens an anomaly, and any later one that goes as far again beyond
 * its peak. An episode ends with two days in a row clearly back in range, which more than a week at a new level brings
 * about because it becomes the level.
 */
export const judgeDay = (history: History, today: DayAmount, settings: AnomalySettings): Judgement => {
  const { day, amount } = today;
  const before = history.judgements.at(-1)?.episode ?? null;
  const quiet = { day, amount, opens: false, severity: null };
  const known = predict(history, today);
  if (known === null) return { ...quiet, range: null, outcome: 'unjudged', episode: null };
  const { prediction } = known;
  const range = expectedRange(prediction, known.days, settings);
  const side = sideOf(range, amount);
  if (side === null)
    return { ...quiet, range, outcome: 'ordinary', episode: before && goOn(before, prediction, range, amount) };

  const distance = Math.abs(prediction.deviationsOf(usdOf(amount)));
  const same = before?.side === side ? before : null;
  const isNews = same === null || distance > same.peak + settings.deviations;
  const opens = isNews && (side === 'above' || settings.direction === 'both');
  return {
    ...today,
    range,
    outcome: side,
    opens,
    severity: opens ? severityOf(amount, range) : null,
    episode: { side, peak: Math.max(distance, same?.peak ?? 0), days: (same?.days ?? 0) + 1, calm: 0 },
  };
};
