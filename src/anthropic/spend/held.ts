import { type Day, type Instant, plusDays, type Span } from '../../domain/day.ts';

/**
 * A stored breakdown, by name: of each day (`daily`) or of the span as a whole. `tags` says for each day from `from` on
 * what it was right for; an empty one means that the day is not there.
 */
export interface Held {
  readonly id: string;
  readonly daily: boolean;
  readonly from: Day;
  readonly tags: readonly string[];
  /** How fresh the source was when its days that may still be restated were read; null where that was not noted. */
  readonly refreshedAt: Instant | null;
  /** Of the stored content. */
  readonly digest: string;
}

export type Step =
  | { readonly do: 'use'; readonly id: string; readonly span: Span }
  | { readonly do: 'read-days'; readonly id: string; readonly span: Span }
  | { readonly do: 'read-total'; readonly span: Span };

export const spanOf = (held: Pick<Held, 'from' | 'tags'>): Span => ({
  from: held.from,
  to: plusDays(held.from, held.tags.length),
});
