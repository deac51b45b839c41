import { generateSeries, HABITS } from '../../../src/sandbox/organisation/sample-series.ts';
import { dailySpend } from './sample-spend.ts';

/** What happens to a series on some days, and on how many of the first of them it may be noticed. */
interface Mishap {
  readonly days: number;
  readonly noticedWithin: number;
  readonly change: (usd: number) => number;
}

const MISHAPS: readonly Mishap[] = [
  { days: 1, noticedWithin: 1, change: (usd) => usd * 4 },
  { days: 3, noticedWithin: 3, change: (usd) => usd * 2.5 },
  { days: 3, noticedWithin: 3, change: () => 0 },
  { days: Number.POSITIVE_INFINITY, noticedWithin: 4, change: (usd) => usd * 2.5 },
  { days: Number.POSITIVE_INFINITY, noticedWithin: 4, change: (usd) => usd * 0.35 },
];

const LENGTH = 250;
/** The first day with enough history, a Tuesday, and every fifth one after it: five weeks let a series calm down. */
const FIRST = 47;
const APART = 35;

/** One day in twelve is four times as wild as the others: what looks like noise has heavy tails. */
const heavyTailed = (seed: number): readonly number[] => {
  const calm = generateSeries({ level: 300, noise: 0.1, week: [1, 1, 1, 1, 1, 1, 1] }, seed);
  const wild = generateSeries(
    { level: 300, noise: 0.4, week: [1, 1, 1, 1, 1, 1, 1], spendChance: 1 / 12 },
    seed + 1000,
  );
  return calm.map((usd, index) => wild[index] || usd);
};

const WAYS = ['steady', 'noisy', 'weekly rhythm', 'closed weekends', 'growth', 'decline', 'wandering'] as const;

/** How people spend, by name: daily dollars for a seed, in which nothing happens that anybody should hear of. */
export const ORDINARY: Readonly<Record<string, (seed: number) => readonly number[]>> = {
  ...Object.fromEntries(
    WAYS.map((name) => [
      name,
      (seed: number) => generateSeries(HABITS[name] ?? { level: 1, noise: 0, week: [] }, seed),
    ]),
  ),
  'heavy tails': heavyTailed,
};

/** A series with an episode every five weeks, and the days (by index) on which each may be noticed. */
export const withEpisodes = (ordinary: readonly number[], seed: number) => {
  const values = ordinary.slice(0, LENGTH);
  const episodes: { readonly from: number; readonly to: number }[] = [];
  for (let from = FIRST, count = seed; from + APART < LENGTH; from += APART, count += 1) {
    const mishap = MISHAPS[count % MISHAPS.length];
    if (mishap === undefined) continue;
    for (let at = from; at < Math.min(LENGTH, from + mishap.days); at += 1) values[at] = mishap.change(values[at] ?? 0);
    episodes.push({ from, to: from + mishap.noticedWithin });
  }
  return { series: dailySpend(values), episodes };
};
