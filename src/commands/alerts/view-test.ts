import { context, header, section } from '../../blocks/build.ts';
import { splitMessage } from '../../blocks/compose-message.ts';
import { sourceShort } from '../../blocks/describe-source.ts';
import { formatDay } from '../../blocks/describe-time.ts';
import type { MessageBlock } from '../../blocks/message.ts';
import { type Column, table } from '../../blocks/table.ts';
import { bold, code, literal } from '../../blocks/text.ts';
import { isoDay } from '../../domain/day.ts';
import { describeSpan } from '../../domain/describe-span.ts';
import { formatMoney, toUsd } from '../../domain/money.ts';
import type { CommandPorts } from '../../ports.ts';
import type { View } from '../command.ts';
import { describeGaps } from '../describe-gaps.ts';
import type { AlertReport, Raised } from './alerts-report.ts';

type Test = Extract<AlertReport, { kind: 'test' }>;

const nameOf = ({ by, name }: Raised): string => (by === null ? 'All spend' : `${by} ${name}`);

/** What departs on one day of one organisation is one story. */
const countAlerts = (raised: readonly Raised[]): number =>
  new Set(raised.map(({ source, judgement }) => `${source} ${judgement.day}`)).size;

const viewTable = ({ raised, several }: Test): readonly MessageBlock[] => {
  if (raised.length === 0) return [];
  const columns: readonly Column[] = [
    { title: 'Day (UTC)' },
    ...(several ? [{ title: 'Source' }] : []),
    { title: 'What', wrap: true },
    { title: 'Spent', align: 'right' },
    { title: 'Expected', align: 'right' },
    { title: 'Severity' },
  ];
  const rows = raised.map((each) => {
    const { day, amount, range, severity } = each.judgement;
    return [
      formatDay(day),
      ...(several ? [sourceShort(each.source)] : []),
      nameOf(each),
      formatMoney(amount),
      range === null ? '–' : `${formatMoney(range.low)} to ${formatMoney(range.high)}`,
      severity ?? '–',
    ];
  });
  return table({ columns, rows });
};

const rowOf = ({ source, by, id, name, judgement }: Raised) => ({
  date: isoDay(judgement.day),
  source,
  by,
  id,
  name,
  usd: toUsd(judgement.amount),
  expected: judgement.range === null ? null : toUsd(judgement.range.expected),
  low: judgement.range === null ? null : toUsd(judgement.range.low),
  high: judgement.range === null ? null : toUsd(judgement.range.high),
  severity: judgement.severity,
});

const summarise = ({ raised, gaps }: Test): string => {
  if (raised.length === 0)
    return gaps.length === 0
      ? 'No day would have raised an alert.'
      : 'No day of what could be read would have raised an alert.';
  const count = countAlerts(raised);
  return `${bold(String(count))} ${count === 1 ? 'alert' : 'alerts'} would have been raised.`;
};

/** The days that would have been told, with what was expected of them by what was known then. */
export const viewTest = (report: Test, { settings: { timezone } }: CommandPorts): View => {
  const { span, several, asOf, gaps, sensitivity } = report;
  const title = `Replay of spend-anomaly · ${describeSpan(span)}`;
  const told = describeGaps(gaps, { source: null, several }, asOf, timezone);
  const notes = [
    `Each day is judged by nothing but the days before it, with ${sensitivity} sensitivity. What departs on the same day of one organisation is one alert.`,
    `Only ${code('spend-anomaly')} can be replayed: the past of members, keys, workspaces and budgets is not kept.`,
    ...told.footnotes,
  ];
  const lines = [summarise(report), ...told.problems.map((problem) => `:warning: ${problem}`)];
  return {
    messages: splitMessage({
      text: [literal(title), ...lines].join('\n'),
      blocks: [header(title), section(lines.join('\n')), viewTable(report), context(notes)],
    }),
    document: () => ({ command: 'alerts', rows: report.raised.map(rowOf), footnotes: notes }),
    problems: told.problems,
    csv: null,
    more: null,
  };
};
