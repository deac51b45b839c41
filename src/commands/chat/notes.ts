import { listWords } from '../../blocks/quote.ts';
import { escapeText } from '../../blocks/text.ts';
import { isEmpty, lengthOf, type Span } from '../../domain/day.ts';
import { describeSpan } from '../../domain/describe-span.ts';
import { CHAT_PRODUCTS } from '../../domain/join-chat.ts';
import { compareMoney, formatMoney, sum } from '../../domain/money.ts';
import { spendFootnotes } from '../../spend/footnotes.ts';
import { labelGroup, type Showing } from '../../spend/label-group.ts';
import { coveredSpan } from '../../spend/spend-report.ts';
import { describeGaps, gapOf } from '../describe-gaps.ts';
import type { ChatReport } from './chat-report.ts';

/** claude.ai is in one source only: what it lacks is always missed. */
const ASKED = { source: 'enterprise', several: false } as const;

/** What could not be read, as problems, and the people's activity that is only not published yet, as footnotes. */
export const chatGaps = ({ spend, usage, activity, adoption, others, asOf }: ChatReport, timezone: string) => {
  const money = [
    ...spend.parts.flatMap(({ source, part }) => gapOf('spend', source, part)),
    ...gapOf('tokens', 'enterprise', usage),
    ...gapOf('spend of other products', 'enterprise', others),
  ];
  const people = [
    ...gapOf('conversations and messages', 'enterprise', activity),
    ...(adoption === null ? [] : gapOf('seats', 'enterprise', adoption)),
  ];
  return {
    problems: [
      ...describeGaps([...people, ...money], ASKED, asOf, timezone).problems,
      ...describeGaps(money, ASKED, asOf, timezone).footnotes,
    ],
    footnotes: describeGaps(people, ASKED, asOf, timezone).footnotes,
  };
};

const daysAfter = (whole: Span, part: Span): Span => ({ from: part.to, to: whole.to });

/** Until when people's activity is published: about a day behind spend. */
const activityNotes = ({ activity, spend }: ChatReport): readonly string[] => {
  if (activity.state !== 'present') return [];
  const { covered } = activity.value;
  const late = daysAfter(coveredSpan(spend), covered);
  const behind = isEmpty(late)
    ? []
    : [
        `Conversations and messages are those of ${describeSpan(covered)}: ${describeSpan(late)} is not published yet (a day is, at about 17:00 UTC of the next).`,
      ];
  const estimated =
    lengthOf(covered) > 1 ? ['Conversations over several days are Anthropic’s estimate, within 2 %.'] : [];
  return [...behind, ...estimated];
};

/** `Spend of other products, not in these amounts: $12.00 Claude Code and $3.00 Cowork, $15.00 together.` */
const otherNotes = ({ others, spend }: ChatReport, show: Showing): readonly string[] => {
  if (others.state !== 'present') return [];
  const rows = others.value.rows.filter(
    ({ group, measure }) => !CHAT_PRODUCTS.includes(group.product ?? '') && measure.amount !== 0n,
  );
  if (rows.length === 0) return [];
  const amounts = rows
    .toSorted((a, b) => compareMoney(b.measure.amount, a.measure.amount))
    .map((row) => `${formatMoney(row.measure.amount)} ${labelGroup('product', row, spend.names, show)}`);
  const total = formatMoney(sum(rows.map(({ measure }) => measure.amount)));
  const together = rows.length > 1 ? `, ${total} together` : '';
  return [escapeText(`Spend of other products, not in these amounts: ${listWords(amounts)}${together}.`)];
};

const unknownNote = ({ rows, activity }: ChatReport): readonly string[] =>
  activity.state === 'present' && rows.some(({ kind, conversations }) => kind === 'identity' && conversations === null)
    ? ['`unknown`: Claude Enterprise does not tell the number, for example of people who have left.']
    : [];

/** What a reader must know of the numbers. */
export const chatNotes = (report: ChatReport, show: Showing, timezone: string): readonly string[] => [
  ...activityNotes(report),
  ...spendFootnotes('cost', report.spend, timezone),
  ...(report.usage.state === 'present'
    ? ['On seat-based plans the tokens, like the spend, are only what the plan does not cover.']
    : []),
  ...otherNotes(report, show),
  ...unknownNote(report),
  ...chatGaps(report, timezone).footnotes,
];
