import type { Instant } from './day.ts';
import type { Money } from './money.ts';
import type { Filter, Source } from './spend.ts';

/** A threshold that people set: an amount for a period, for everything or for what a filter names. */
export interface Budget {
  /** Short, for `remove`. */
  readonly id: string;
  readonly amount: Money;
  readonly period: 'daily' | 'weekly' | 'monthly';
  /** What it is about, in the ids of each source it applies to; empty filters mean everything of that source. */
  readonly scope: readonly { readonly source: Source; readonly filters: readonly Filter[] }[];
  /** The scope in the words of who set it: `workspace:Prod`; empty for everything. */
  readonly words: string;
  /** Whole percent, ascending. */
  readonly steps: readonly number[];
  readonly channel: string | null;
  readonly setBy: string;
  readonly setAt: Instant;
}
