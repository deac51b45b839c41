import { type Day, dayOf, parseIsoDay, plusDays, toInstant } from '../../domain/day.ts';
import { estimate, type Money } from '../../domain/money.ts';

/** A generator of uniform numbers in [0, 1) that gives the same ones for the same seed (mulberry32). */
const seeded = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** How an organisation spends. Chances are per day, growth is per day as a logarithm. */
interface Habit {
  readonly level: number;
  readonly noise: number;
  /** Factors from Monday to Sunday. */
  readonly week: readonly number[];
  readonly growth?: number;
  readonly growthEnds?: number;
  readonly spikeChance?: number;
  readonly shiftChance?: number;
  readonly wander?: number;
  readonly spendChance?: number;
}

const FLAT = [1, 1, 1, 1, 1, 1, 1];
const MILD = [1.05, 1.1, 1.1, 1.05, 1, 0.8, 0.85];
const OFFICE = [1.1, 1.2, 1.2, 1.15, 1, 0.35, 0.3];
const CLOSED = [1, 1, 1, 1, 1, 0, 0];

export const HABITS: Readonly<Record<string, Habit>> = {
  steady: { level: 400, noise: 0.12, week: FLAT },
  noisy: { level: 300, noise: 0.4, week: MILD },
  'weekly rhythm': { level: 500, noise: 0.15, week: OFFICE },
  'closed weekends': { level: 300, noise: 0.2, week: CLOSED },
  growth: { level: 100, noise: 0.15, week: OFFICE, growth: 0.009 },
  'growth that ends': { level: 80, noise: 0.15, week: OFFICE, growth: 0.01, growthEnds: 200 },
  decline: { level: 900, noise: 0.15, week: MILD, growth: -0.005 },
  spikes: { level: 300, noise: 0.15, week: OFFICE, spikeChance: 0.04 },
  'level shifts': { level: 300, noise: 0.15, week: OFFICE, shiftChance: 1 / 60 },
  wandering: { level: 300, noise: 0.12, week: OFFICE, wander: 0.035 },
  intermittent: { level: 50, noise: 0.6, week: FLAT, spendChance: 0.25 },
  tiny: { level: 0.02, noise: 0.3, week: OFFICE },
};

const DAYS = 400;

/** Daily dollars of 400 days, the first one a Thursday. */
export const generateSeries = (habit: Habit, seed: number): readonly number[] => {
  const random = seeded(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  let level = Math.log(habit.level);
  let shift = 0;
  return Array.from({ length: DAYS }, (_, day) => {
    if (day <= (habit.growthEnds ?? day)) level += habit.growth ?? 0;
    if (random() < (habit.shiftChance ?? 0)) shift = (random() - 0.45) * 1.8;
    level += normal() * (habit.wander ?? 0);
    const spends = random() < (habit.spendChance ?? 1);
    const spike = random() < (habit.spikeChance ?? 0) ? 3 + random() * 5 : 1;
    const usd = Math.exp(level + shift + normal() * habit.noise) * (habit.week[(day + 3) % 7] ?? 1) * spike;
    return spends ? Math.round(usd * 1e4) / 1e4 : 0;
  });
};

const FIRST = parseIsoDay('2025-01-02') ?? dayOf(toInstant(0));
const SEEDS = [11, 22, 33, 44];

/** Four organisations of each habit, as daily amounts since a Thursday: what forecasts are tried on without an organisation of one's own. */
export const sampleHistories = (): readonly (readonly { readonly day: Day; readonly amount: Money }[])[] =>
  Object.values(HABITS).flatMap((habit) =>
    SEEDS.map((seed) =>
      generateSeries(habit, seed).map((usd, index) => ({ day: plusDays(FIRST, index), amount: estimate(usd) })),
    ),
  );
