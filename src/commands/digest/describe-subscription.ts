import { formatTime } from '../../blocks/describe-time.ts';
import { maskFilterWords } from '../../blocks/mask-person.ts';
import { bold, code, literal, mentionChannel, mentionUser } from '../../blocks/text.ts';
import type { Instant } from '../../domain/day.ts';
import { describeCadence } from '../../domain/describe-cadence.ts';
import { nextDue } from '../../domain/next-due.ts';
import type { DigestRecord, Subscription } from '../../domain/subscription.ts';
import type { Showing } from '../../spend/label-group.ts';
import { isMasked } from '../show-person.ts';
import type { Listed } from './digest-report.ts';

/** What it reports, in mrkdwn. Before a channel the person of a filter is not named. */
const describeFilter = ({ words }: Pick<Subscription, 'words'>, show: Showing): string =>
  words === '' ? 'all spend' : literal(isMasked(show) ? maskFilterWords(words) : words);

/** `the weekly digest of all spend`, in mrkdwn. */
export const describeWhat = (subscription: Subscription, show: Showing): string =>
  `the ${subscription.cadence.kind} digest of ${describeFilter(subscription, show)}`;

/** `every Monday at 09:00 (Europe/Berlin)` */
export const describeWhen = (subscription: Subscription, timezone: string): string =>
  `${describeCadence(subscription)} (${timezone})`;

/** The next is when it would be due, though it were paused. */
export const placeInTime = (
  subscription: Subscription,
  records: readonly DigestRecord[],
  now: Instant,
  timezone: string,
): Listed => ({
  subscription,
  lastAt: records.findLast((record) => record.subscription === subscription.id)?.queuedAt ?? null,
  nextAt: nextDue(subscription, records, now, timezone),
});

const describeState = ({ subscription: { id, paused }, nextAt }: Listed, timezone: string): string =>
  paused === null
    ? `Next: ${formatTime(nextAt, timezone)}`
    : `:double_vertical_bar: Paused by ${mentionUser(paused.by)}, ${formatTime(paused.at, timezone)}: ${code(`/claude-digest resume ${id}`)} lets it come again`;

/** One subscription as mrkdwn lines: what comes, when and where; when next, and when it last came. */
export const describeSubscription = (listed: Listed, timezone: string, show: Showing): string => {
  const { subscription, lastAt } = listed;
  const { id, channel, cadence } = subscription;
  const what = `${cadence.kind}, ${describeFilter(subscription, show)}`;
  const last = lastAt === null ? 'not sent yet' : `last sent ${formatTime(lastAt, timezone)}`;
  return [
    `${bold(id)}   ${what} → ${mentionChannel(channel)}, ${describeWhen(subscription, timezone)}`,
    `${describeState(listed, timezone)} · ${last}`,
  ].join('\n');
};
