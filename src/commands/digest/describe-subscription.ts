import { formatTime } from '../../blocks/describe-time.ts';
import { maskFilterWords } from '../../blocks/mask-person.ts';
import { bold, code, literal, mentionChannel, mentionUser } from '../../blocks/text.ts';
import type { Instant } from '../../domain/day.ts';
import { describeCadence } from '../../domain/describe-cadence.ts';
import { nextSlot } from '../../domain/digest-slots.ts';
import type { Subscription } from '../../domain/subscription.ts';
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

export const describeNext = (subscription: Subscription, now: Instant, timezone: string): string =>
  formatTime(nextSlot(subscription, now, timezone).dueAt, timezone);

const describeState = ({ id, paused, ...terms }: Subscription, now: Instant, timezone: string): string =>
  paused === null
    ? `Next: ${formatTime(nextSlot(terms, now, timezone).dueAt, timezone)}`
    : `:double_vertical_bar: Paused by ${mentionUser(paused.by)}, ${formatTime(paused.at, timezone)}: ${code(`/claude-digest resume ${id}`)} lets it come again`;

/** One subscription as mrkdwn lines: what comes, when and where; when next, and when it last came. */
export const describeSubscription = (
  { subscription, lastAt }: Listed,
  now: Instant,
  timezone: string,
  show: Showing,
): string => {
  const { id, channel, cadence } = subscription;
  const what = `${cadence.kind}, ${describeFilter(subscription, show)}`;
  const last = lastAt === null ? 'not sent yet' : `last sent ${formatTime(lastAt, timezone)}`;
  return [
    `${bold(id)}   ${what} → ${mentionChannel(channel)}, ${describeWhen(subscription, timezone)}`,
    `${describeState(subscription, now, timezone)} · ${last}`,
  ].join('\n');
};
