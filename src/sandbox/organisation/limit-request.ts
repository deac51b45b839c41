import type { Instant } from '../../domain/day.ts';

export const PERIODS = ['daily', 'weekly', 'monthly'] as const;
export type Period = (typeof PERIODS)[number];

/** Who decided: a scoped key, or somebody in claude.ai. */
export type Resolver =
  | { readonly type: 'key'; readonly keyId: string }
  | { readonly type: 'user'; readonly userId: string };

/** A member asked for a higher spend limit. */
export interface SampleLimitRequest {
  readonly id: string;
  readonly userId: string;
  readonly period: Period;
  readonly status: 'pending' | 'approved' | 'denied';
  readonly createdAt: Instant;
  readonly resolvedAt: Instant | null;
  readonly resolvedBy: Resolver | null;
  /** What the member said; the API shows it only where it was said. */
  readonly requestedCents: number | null;
  readonly reason: string | null;
}
