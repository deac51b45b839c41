import { absolute, type Money, subtract } from './money.ts';

/** What changed from one span to the one it is compared with. */
export interface Trend {
  readonly delta: Money;
  /** In percent of the earlier amount's size, positive when spend grew; null when there was none to compare with. */
  readonly percent: number | null;
}

/** Ratios keep six decimals of a percent; more cannot be shown. */
const PRECISION = 1_000_000n;

export const trendOf = (current: Money, previous: Money): Trend => {
  const delta = subtract(current, previous);
  if (previous === 0n) return { delta, percent: null };
  return { delta, percent: Number((delta * 100n * PRECISION) / absolute(previous)) / Number(PRECISION) };
};

/**
 * Percent for people, rounded half away from zero: one decimal below ten, where it matters (`−3.4 %`), none above
 * (`+12 %`), `>999 %` beyond what anybody compares, `±0 %` when nothing is left after rounding.
 */
export const formatPercent = (percent: number): string => {
  const size = Math.abs(percent);
  const tenths = Math.round(size * 10) / 10;
  if (tenths === 0) return '±0 %';
  const shown = tenths < 10 ? tenths : Math.round(size);
  if (shown > 999) return percent > 0 ? '>999 %' : '<−999 %';
  return `${percent > 0 ? '+' : '−'}${shown} %`;
};
