import { type Day, dayOf, daysOf, HOUR_MS, type Instant, intersect, type Span } from '../../domain/day.ts';
import { type Held, spanOf } from './held.ts';
import { isSettled } from './spine.ts';

/**
 * Whether shares may have moved between the rows of a stored day while its total stayed: the source was refreshed since it
 * was read, and it was not final then. Some sources name a later instant with every reply: less than an hour is none.
 */
export const mayHaveMoved = (held: Held, day: Day, refreshedAt: Instant): boolean =>
  held.refreshedAt === null || (refreshedAt - held.refreshedAt >= HOUR_MS && !isSettled(day, dayOf(held.refreshedAt)));

/** Of the stored months with days in a span that may have moved, the one that was read longest ago; null for none. */
export const findAgedMonth = (blocks: readonly Held[], span: Span, refreshedAt: Instant): string | null => {
  const isAged = (held: Held): boolean =>
    daysOf(intersect(spanOf(held), span)).some(
      (day) => held.tags[day - held.from] !== '' && mayHaveMoved(held, day, refreshedAt),
    );
  const readAt = ({ refreshedAt: at }: Held): number => at ?? Number.NEGATIVE_INFINITY;
  const aged = blocks.filter((held) => held.daily && isAged(held));
  return aged.sort((a, b) => readAt(a) - readAt(b))[0]?.id ?? null;
};
