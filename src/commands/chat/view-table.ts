import { formatCount, formatTokens } from '../../blocks/amount.ts';
import type { MessageBlock } from '../../blocks/message.ts';
import { type Column, table } from '../../blocks/table.ts';
import type { ChatRow } from '../../domain/join-chat.ts';
import { cacheWrite } from '../../domain/measure.ts';
import { formatMoney, type Money } from '../../domain/money.ts';
import type { Usage } from '../../domain/spend.ts';
import { type ChatSum, sumChat, type Tally } from '../../domain/sum-chat.ts';
import type { Showing } from '../../spend/label-group.ts';
import { showName } from '../show-person.ts';
import type { ChatReport } from './chat-report.ts';

export const UNKNOWN = 'unknown';

const NUMBERS = ['Conversations', 'Messages', 'Tokens in', 'Tokens out', 'Cache read', 'Cache write', 'Spend'];
const COLUMNS: readonly Column[] = [{ title: 'Who' }, ...NUMBERS.map((title): Column => ({ title, align: 'right' }))];

const nameOf = ({ kind, email, name, userId }: ChatRow, show: Showing): string => {
  if (kind === 'nobody') return 'No identity';
  if (kind === 'rest') return 'Not itemised';
  if (email !== null) return showName(email, show);
  // People who were deleted all have the same name.
  return name === null ? (userId ?? UNKNOWN) : `${showName(name, show)} (${userId})`;
};

const measures = (usage: Usage | null, amount: Money | null): readonly string[] => [
  ...(usage === null
    ? [UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN]
    : [usage.uncachedInput, usage.output, usage.cacheRead, cacheWrite(usage)].map(formatTokens)),
  amount === null ? UNKNOWN : formatMoney(amount),
];

/** A person's count; what nobody is known to have done has no conversations. */
const count = (row: ChatRow, value: number | null): string => {
  if (row.kind !== 'identity') return '–';
  return value === null ? UNKNOWN : formatCount(value);
};

/** `1,234`; `≥ 1,234` where somebody's part of it is not known. */
const formatTally = ({ known, unknown, counted }: Tally): string => {
  if (unknown === 0) return formatCount(known);
  return counted === 0 ? UNKNOWN : `≥ ${formatCount(known)}`;
};

const sumRow = (title: string, sum: ChatSum): readonly string[] => [
  title,
  formatTally(sum.conversations),
  formatTally(sum.messagesSent),
  ...measures(sum.usage, sum.amount),
];

/** A page of people, the rest of them as one exact row, and the total of all. */
export const viewChatTable = ({ rows, page }: ChatReport, show: Showing): readonly MessageBlock[] => {
  if (rows.length === 0) return [];
  const shown = new Set(page.rows);
  const rest = rows.filter((row) => !shown.has(row));
  return table({
    columns: COLUMNS,
    rows: [
      ...page.rows.map((row) => [
        nameOf(row, show),
        count(row, row.conversations),
        count(row, row.messagesSent),
        ...measures(row.usage, row.amount),
      ]),
      ...(rest.length === 0 ? [] : [sumRow(`Other (${rest.length})`, sumChat(rest))]),
    ],
    total: sumRow('Total', sumChat(rows)),
  });
};
