import { isoInstant } from '../../domain/day.ts';
import { describeHour } from '../../domain/describe-cadence.ts';
import type { Cadence, Subscription } from '../../domain/subscription.ts';
import { placeInTime } from './describe-subscription.ts';
import type { DigestReport } from './digest-report.ts';

const dayOf = (cadence: Cadence): number | 'last' | null => {
  if (cadence.kind === 'daily') return null;
  return cadence.kind === 'weekly' ? cadence.weekday : cadence.day;
};

const shownIn = ({ outcome }: DigestReport): readonly Subscription[] => {
  if (outcome.kind === 'listed') return outcome.subscriptions;
  if (outcome.kind === 'sent') return outcome.sent.map(({ subscription }) => subscription);
  return 'subscription' in outcome ? [outcome.subscription] : [];
};

/** `day` is a weekday (Monday is 1) or a day of the month. */
export const digestDocument = (report: DigestReport, timezone: string) => ({
  command: 'digest',
  timezone,
  rows: shownIn(report)
    .map((each) => placeInTime(each, report.records, report.asOf, timezone))
    .map(({ subscription, lastAt, nextAt }) => ({
      id: subscription.id === '' ? null : subscription.id,
      cadence: subscription.cadence.kind,
      day: dayOf(subscription.cadence),
      time: describeHour(subscription),
      channel: subscription.channel === '' ? null : subscription.channel,
      filter: subscription.words === '' ? null : subscription.words,
      paused: subscription.paused !== null,
      next: subscription.paused === null ? isoInstant(nextAt) : null,
      lastSent: lastAt === null ? null : isoInstant(lastAt),
    })),
  footnotes: [],
});
