import { fromCents, type Money, ZERO } from '../money.ts';

export type Sensitivity = 'low' | 'normal' | 'high';
export type Direction = 'up' | 'both';

/** When a day departs from what its past predicts: all three must hold. */
export interface AnomalySettings {
  /** How many deviations of its own past errors a day must lie away. */
  readonly deviations: number;
  /** Least departure as a share of what is expected. */
  readonly leastShare: number;
  /** Least departure in dollars. */
  readonly leastAmount: Money;
  /** Whether days of too little spend are raised too. */
  readonly direction: Direction;
}

const cents = (count: number): Money => fromCents(String(count)) ?? ZERO;

const THRESHOLDS: Readonly<Record<Sensitivity, Omit<AnomalySettings, 'direction'>>> = {
  low: { deviations: 4.5, leastShare: 0.5, leastAmount: cents(100) },
  normal: { deviations: 3, leastShare: 0.25, leastAmount: cents(10) },
  high: { deviations: 2.5, leastShare: 0.15, leastAmount: cents(10) },
};

export const anomalySettings = (sensitivity: Sensitivity, direction: Direction): AnomalySettings => ({
  ...THRESHOLDS[sensitivity],
  direction,
});
