import {
  type Day,
  dayOf,
  daysOf,
  HOUR_MS,
  type Instant,
  intersect,
  isoDay,
  plusDays,
  type Span,
} from '../../domain/day.ts';
import type { Counts, Ledger, SampleActor } from '../organisation/spend-fact.ts';
import { invalid } from './refusal.ts';

export type User = Extract<SampleActor, { type: 'user' }>;

/** What one person did with one product on one day. Conversations and sessions end with the day. */
export interface Engagement {
  readonly day: Day;
  readonly user: User;
  readonly product: string;
  readonly messages: number;
  readonly conversations: number;
  readonly webSearches: number;
}

const MESSAGES_PER_CONVERSATION = 6;

const engagement = (day: Day, user: User, product: string, counts: Counts): Engagement => ({
  day,
  user,
  product,
  messages: counts.requests,
  conversations: Math.ceil(counts.requests / MESSAGES_PER_CONVERSATION),
  webSearches: counts.webSearches,
});

/** Everything that people did in a span of days, from the same facts as their spend. */
export const engagementsIn = (ledger: Ledger, span: Span): Engagement[] =>
  daysOf(span)
    .filter((day) => day >= ledger.firstDay)
    .flatMap((day) =>
      ledger.factsOn(day).flatMap(({ route: { actor, product }, counts }) => {
        if (actor?.type !== 'user' || product === null) return [];
        return [engagement(day, actor, product, counts)];
      }),
    );

/** A day's activity can be read from 17:00 UTC of the next day on. */
const READY_HOUR = 17;

const newestDay = (now: Instant): Day => plusDays(dayOf(now), (now / HOUR_MS) % 24 >= READY_HOUR ? -1 : -2);

/** The days of a span that can be read by now. */
export const readyPart = (span: Span, now: Instant): Span =>
  intersect(span, { from: span.from, to: plusDays(newestDay(now), 1) });

/** Throws for a day that is too recent, naming the newest one there is, as the API does, and for one before 2026. */
export const checkDay = (day: Day, now: Instant): void => {
  const newest = newestDay(now);
  if (day > newest) {
    throw invalid(
      `Requested date ${isoDay(day)} is not yet available. The most recent date with available analytics data is ${isoDay(newest)}.`,
    );
  }
  if (isoDay(day) < '2026-01-01') throw invalid('Data is available from 2026-01-01');
};
