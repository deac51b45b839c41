import type { PastDay } from '../../../src/domain/anomaly/predict-day.ts';
import { weekdayOf } from '../../../src/domain/calendar.ts';
import type { Day } from '../../../src/domain/day.ts';

/** The arithmetic of `predictDay` as it is meant, each step for itself and nothing done once for several: slow. */

const sorted = (values: readonly number[]): readonly number[] => values.toSorted((a, b) => a - b);
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

const median = (values: readonly number[]): number => {
  const middle = (values.length - 1) / 2;
  const at = (place: number): number => sorted(values)[place] ?? 0;
  return (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2;
};

interface Missed {
  readonly value: number;
  readonly weight: number;
}

const quantile = (items: readonly Missed[], share: number): number => {
  const ascending = items.toSorted((a, b) => a.value - b.value);
  const wanted = share * total(ascending.map(({ weight }) => weight));
  const middles = ascending.map(
    ({ weight }, place) => total(ascending.slice(0, place).map((item) => item.weight)) + weight / 2,
  );
  const next = middles.findIndex((at) => at >= wanted);
  const above = ascending[next]?.value;
  if (above === undefined) return ascending.at(-1)?.value ?? 0;
  const below = ascending[next - 1]?.value;
  const [from = 0, to = 0] = [middles[next - 1], middles[next]];
  return below === undefined ? above : below + ((above - below) * (wanted - from)) / (to - from);
};

const groupByWeekday = (past: readonly PastDay[], values: readonly number[]): readonly (readonly number[])[] =>
  Array.from({ length: 7 }, (_, weekday) =>
    values.filter((_, place) => weekdayOf(past[place]?.day ?? (0 as Day)) === weekday),
  );

/** Kruskal and Wallis: with ranks of equal values shared, and corrected for them. */
const spreadOf = (groups: readonly (readonly number[])[]): number => {
  const all = groups.flat();
  const ascending = sorted(all);
  const rankOf = (value: number): number => (ascending.indexOf(value) + ascending.lastIndexOf(value)) / 2 + 1;
  const ties = total(
    [...new Set(all)].map((value) => all.filter((each) => each === value).length).map((n) => n ** 3 - n),
  );
  const possible = all.length ** 3 - all.length;
  if (ties === possible) return 0;
  const spread = total(
    groups.filter((group) => group.length > 0).map((group) => total(group.map(rankOf)) ** 2 / group.length),
  );
  return ((12 / (all.length * (all.length + 1))) * spread - 3 * (all.length + 1)) / (1 - ties / possible);
};

const findEffects = (past: readonly PastDay[], values: readonly number[]) => {
  if (values.length < 21) return null;
  const rest = values.map((value, place) => {
    const start = Math.max(0, Math.min(values.length - 7, place - 3));
    return value - median(values.slice(start, start + 7));
  });
  const groups = groupByWeekday(past, rest);
  if (spreadOf(groups) < 12.59) return null;
  const drawn = groups.map((group) => (median(group) * group.length) / (group.length + 1));
  const centre = total(drawn) / 7;
  return drawn.map((effect, weekday) => ({
    effect: effect - centre,
    doubt: Math.abs(effect - centre) / Math.max(1, groups[weekday]?.length ?? 0),
  }));
};

const smooth = (values: readonly number[], pace: number): readonly number[] => {
  const steps = values.slice(1).map((value, place) => Math.abs(value - (values[place] ?? 0)));
  const most = 2 * Math.max(0.01, (1.4826 / Math.SQRT2) * median(steps));
  const levels = [median(values.slice(0, 7))];
  let side: number[] = [];
  for (const [place, value] of values.entries()) {
    const level = levels.at(-1) ?? 0;
    const surprise = value - level;
    const beyond = Math.abs(surprise) > most ? Math.sign(surprise) : 0;
    side = beyond === 0 ? [] : side[0] === beyond ? [...side, beyond] : [beyond];
    if (side.length > 7) {
      levels.push(median(values.slice(place - 6, place + 1)));
      side = [];
    } else levels.push(level + pace * Math.max(-most, Math.min(most, surprise)));
  }
  return levels;
};

/** What comes of it on the scale: where the day is expected, and a deviation. Null with too few comparable days. */
export const predictPlainly = (past: readonly PastDay[], today: Day) => {
  const usual = median(past.map(({ usd }) => usd).filter((usd) => usd > 0));
  if (usual === 0) return null;
  const toScale = (usd: number): number => Math.log(usd + 0.1 * usual);
  const effects = findEffects(
    past,
    past.map(({ usd }) => toScale(usd)),
  );
  const medians = groupByWeekday(
    past,
    past.map(({ usd }) => usd),
  ).map(median);
  const medianOn = (day: Day): number => medians[weekdayOf(day)] ?? 0;
  const isQuiet = (day: Day): boolean => effects !== null && medianOn(day) <= 0.1 * usual;
  const isSporadic = effects === null && past.filter(({ usd }) => usd > 0).length < 0.8 * past.length;
  const days = past.filter(({ day, usd }) => (isSporadic ? usd > 0 : !isQuiet(day)));
  if (days.length < 10) return null;

  const effectOn = (day: Day): number => effects?.[weekdayOf(day)]?.effect ?? 0;
  const values = days.map(({ day, usd }) => toScale(usd) - effectOn(day));
  const settled = Math.min(7, Math.floor(days.length / 2));
  const followed = [0.1, 0.2, 0.3, 0.5].map((pace) => {
    const levels = smooth(values, pace);
    const errors = days.flatMap(({ day, isSurprising }, place): Missed[] => {
      const value = Math.abs((values[place] ?? 0) - (levels[place] ?? 0));
      return place >= settled && isSurprising ? [{ value, weight: 0.5 ** ((today - day) / 28) }] : [];
    });
    const mean = total(errors.map(({ value, weight }) => value * weight)) / total(errors.map(({ weight }) => weight));
    return { level: levels.at(-1) ?? 0, errors, mean: errors.length > 0 ? mean : Number.POSITIVE_INFINITY };
  });
  const { level, errors } = followed.reduce((best, other) => (other.mean < best.mean ? other : best));
  const missed = Math.max(0.03, quantile(errors, 0.6827), quantile(errors, 0.95) / 3);
  const deviation = Math.hypot((1 + 1 / Math.max(1, errors.length)) * missed, effects?.[weekdayOf(today)]?.doubt ?? 0);
  const centre = isQuiet(today) ? toScale(medianOn(today)) : level + effectOn(today);
  const fromScale = (value: number): number => Math.max(0, Math.exp(value) - 0.1 * usual);
  return {
    expected: fromScale(centre),
    high: fromScale(centre + 3 * deviation),
    kind: isSporadic ? 'sporadic' : isQuiet(today) ? 'quiet' : 'usual',
    isWeekly: effects !== null,
  };
};
