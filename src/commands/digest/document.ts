import { isoInstant } from '../../domain/day.ts';
import { describeHour } from '../../domain/describe-cadence.ts';
import { nextSlot } from '../../domain/digest-slots.ts';
import type { Cadence, Subscription } from '../../domain/subscription.ts';
import type { DigestReport, Listed } from './digest-report.ts';

const dayOf = (cadence: Cadence): number | 'last' | null => {
  if (cadence.kind === 'daily') return null;
  return cadence.kind === 'weekly' ? cadence.weekday : cadence.day;
};

const shownIn = ({ outcome }: DigestReport): readonly Listed[] => {
  if (outcome.kind === 'listed') return outcome.subscriptions;
  if (outcome.kind === 'sent') return outcome.sent.map(({ subscription }) => ({ subscription, lastAt: null }));
  return 'subscription' in outcome ? [{ subscription: outcome.subscription, lastAt: null }] : [];
};

const nextOf = (subscription: Subscription, { asOf }: DigestReport, timezone: string): string | null =>
  subscription.paused === null ? isoInstant(nextSlot(subscription, asOf, timezone).dueAt) : null;

/** `day` is a weekday (Monday is 1) or a day of the month. */
export const digestDocument = (report: DigestReport, timezone: string) => ({
  command: 'digest',
  timezone,
  rows: shownIn(report).map(({ subscription, lastAt }) => ({
    id: subscription.id === '' ? null : subscription.id,
    cadence: subscription.cadence.kind,
    day: dayOf(subscription.cadence),
    time: describeHour(subscription),
    channel: subscription.channel === '' ? null : subscription.channel,
    filter: subscription.words === '' ? null : subscription.words,
    paused: subscription.paused !== null,
    next: nextOf(subscription, report, timezone),
    lastSent: lastAt === null ? null : isoInstant(lastAt),
  })),
  footnotes: [],
});
