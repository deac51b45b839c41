import { isoDay, isoInstant, isoStart } from '../../domain/day.ts';
import { describeSpan } from '../../domain/describe-span.ts';
import { CHAT_PRODUCTS, type ChatRow } from '../../domain/join-chat.ts';
import { cacheWrite, costAlgebra } from '../../domain/measure.ts';
import { toUsd } from '../../domain/money.ts';
import type { Usage } from '../../domain/spend.ts';
import { provisionalFrom } from '../../spend/spend-document.ts';
import { coveredSpan, grandTotal, previousTotal } from '../../spend/spend-report.ts';
import type { ChatReport } from './chat-report.ts';

const tokensOf = (usage: Usage | null) => ({
  input: usage?.uncachedInput ?? null,
  output: usage?.output ?? null,
  cacheRead: usage?.cacheRead ?? null,
  cacheWrite: usage === null ? null : cacheWrite(usage),
});

const rowOf = (row: ChatRow, several: boolean) => ({
  ...(several ? { source: 'enterprise' } : {}),
  ...(row.kind === 'rest' ? { notItemised: true } : {}),
  email: row.email,
  userId: row.userId,
  conversations: row.conversations,
  messagesSent: row.messagesSent,
  ...tokensOf(row.usage),
  amount: row.amount === null ? null : toUsd(row.amount),
});

/** Over everybody whom the activity lists; null where it could not be read, or does not know somebody's count. */
const countActivity = ({ activity }: ChatReport) => {
  if (activity.state !== 'present') return { conversations: null, messagesSent: null, activeUsers: null };
  const { people } = activity.value;
  return {
    conversations: people.reduce<number | null>(
      (sum, { conversations }) => (sum === null || conversations === null ? null : sum + conversations),
      0,
    ),
    messagesSent: people.reduce((sum, { messagesSent }) => sum + messagesSent, 0),
    activeUsers: people.filter(({ isActive }) => isActive).length,
  };
};

/** The other products of these people, the chat's own left out: null where they could not be read. */
const otherProducts = ({ others }: ChatReport) =>
  others.state !== 'present'
    ? null
    : others.value.rows
        .filter(({ group }) => !CHAT_PRODUCTS.includes(group.product ?? ''))
        .map(({ group, measure }) => ({ product: group.product ?? null, amount: toUsd(measure.amount) }));

/** The answer for scripts: every person, whatever the page. `period.to` and `activityPeriod.to` are exclusive. */
export const chatDocument = (report: ChatReport, footnotes: readonly string[]) => {
  const { spend, usage, activity, adoption, several } = report;
  const span = coveredSpan(spend);
  const total = grandTotal(spend, costAlgebra);
  const previous = previousTotal(spend, costAlgebra);
  const provisional = provisionalFrom(spend);
  const amount = total === null ? null : toUsd(total.amount);
  const { activeUsers, ...counts } = countActivity(report);
  const days = activity.state === 'present' ? activity.value.covered : null;
  return {
    command: 'chat',
    period: { from: isoStart(span.from), to: isoStart(span.to), label: describeSpan(span) },
    currency: 'USD',
    total: amount,
    previousTotal: previous === null ? null : toUsd(previous.amount),
    provisionalFrom: provisional === null ? null : isoInstant(provisional),
    activityPeriod: days === null ? null : { from: isoStart(days.from), to: isoStart(days.to) },
    totals: { ...counts, ...tokensOf(usage.state === 'present' ? usage.value.total : null), amount },
    activeUsers,
    adoption: adoption?.state === 'present' ? { ...adoption.value, day: isoDay(adoption.value.day) } : null,
    otherProducts: otherProducts(report),
    ...(several ? { sources: [{ source: 'enterprise', total: amount }] } : {}),
    rows: report.rows.map((row) => rowOf(row, several)),
    footnotes,
  };
};

/** The answer without a key that could give one. */
export const emptyChatDocument = () => ({
  command: 'chat',
  currency: 'USD',
  total: null,
  totals: null,
  rows: [],
  footnotes: [],
});
