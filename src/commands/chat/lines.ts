import { changeText, formatCount, formatTokens } from '../../blocks/amount.ts';
import { bold, escapeText } from '../../blocks/text.ts';
import { describeSpan } from '../../domain/describe-span.ts';
import { cacheWrite, costAlgebra } from '../../domain/measure.ts';
import { formatMoney, type Money } from '../../domain/money.ts';
import { trendOf } from '../../domain/trend.ts';
import { comparedSpan, grandTotal, previousTotal } from '../../spend/spend-report.ts';
import { describeSeats } from '../describe-seats.ts';
import type { ChatReport } from './chat-report.ts';
import { UNKNOWN } from './view-table.ts';

const shown = (amount: Money): string => escapeText(formatMoney(amount));
const strong = (count: number): string => bold(formatCount(count));
const noun = (count: number, one: string, many: string): string => `${strong(count)} ${count === 1 ? one : many}`;

/** `*$1,234.56* spent on chat   ▲ $12.40 (+8 %) against 1–21 Oct 2026 UTC ($1,222.16)` */
const spendLine = ({ spend }: ChatReport): readonly string[] => {
  const total = grandTotal(spend, costAlgebra);
  if (total === null) return [];
  const money = `${bold(shown(total.amount))} spent on chat`;
  const previous = previousTotal(spend, costAlgebra);
  const span = comparedSpan(spend);
  if (previous === null || span === null) return [money];
  const change = escapeText(changeText(trendOf(total.amount, previous.amount)));
  return [`${money}   ${change} against ${describeSpan(span)} (${shown(previous.amount)})`];
};

const tokenLine = ({ usage }: ChatReport): readonly string[] => {
  if (usage.state !== 'present') return [];
  const { total } = usage.value;
  const [input, output, read, write] = [total.uncachedInput, total.output, total.cacheRead, cacheWrite(total)].map(
    (tokens) => bold(formatTokens(tokens)),
  );
  return [`Tokens: ${input} in, ${output} out, ${read} cache read, ${write} cache write`];
};

/** `*1,204* conversations and *9,876* messages sent by *38* people`; what somebody's count is missing from is `at least`. */
const activityLine = ({ activity }: ChatReport): readonly string[] => {
  if (activity.state !== 'present') return [];
  const { people } = activity.value;
  const known = people.flatMap(({ conversations }) => conversations ?? []);
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
  const least = known.length < people.length ? 'At least ' : '';
  const conversations =
    known.length === 0 && people.length > 0
      ? `An ${UNKNOWN} number of conversations`
      : `${least}${noun(sum(known), 'conversation', 'conversations')}`;
  const messages = noun(sum(people.map(({ messagesSent }) => messagesSent)), 'message', 'messages');
  const senders = people.filter(({ messagesSent }) => messagesSent > 0).length;
  return [`${conversations} and ${messages} sent by ${noun(senders, 'person', 'people')}`];
};

const seatsLine = ({ adoption }: ChatReport): readonly string[] =>
  adoption?.state === 'present' ? [describeSeats(adoption.value)] : [];

/** The organisation, or the people asked for, in a few mrkdwn lines; none for what could not be read. */
export const chatLines = (report: ChatReport): readonly string[] => [
  ...spendLine(report),
  ...activityLine(report),
  ...tokenLine(report),
  ...seatsLine(report),
];
