import { formatCount } from '../../blocks/amount.ts';
import { context, header, section } from '../../blocks/build.ts';
import { splitMessage } from '../../blocks/compose-message.ts';
import { sourceName } from '../../blocks/describe-source.ts';
import { formatDay } from '../../blocks/describe-time.ts';
import type { MessageBlock } from '../../blocks/message.ts';
import { type Column, table } from '../../blocks/table.ts';
import { bold, literal } from '../../blocks/text.ts';
import { dayOf } from '../../domain/day.ts';
import { describeSpan } from '../../domain/describe-span.ts';
import type { CommandPorts } from '../../ports.ts';
import type { Showing } from '../../spend/label-group.ts';
import { attachCsv } from '../attach-csv.ts';
import type { Asking, View } from '../command.ts';
import { describeGaps } from '../describe-gaps.ts';
import { describeSearch, suggestKnown } from '../describe-search.ts';
import { describeSpendBasis } from '../describe-spend-basis.ts';
import { hideSearch } from '../hide-search.ts';
import { showLabel } from '../show-person.ts';
import { nextPage, viewPaging } from '../view-paging.ts';
import { describeAmount, describeCreator, describeHome, describeLastUsed, describeState } from './describe-key.ts';
import { keysDocument } from './document.ts';
import { isInState, type KeyEntry } from './join-keys.ts';
import type { KeysReport } from './keys-report.ts';
import { KEY_STATES } from './parse-words.ts';
import { summariseKey, viewDetail } from './view-detail.ts';

const titleOf = ({ words }: KeysReport, show: Showing): string =>
  [
    'Claude API keys',
    ...(words.source === null ? [] : [sourceName(words.source)]),
    ...(words.flags.length === 0 ? [] : [words.flags.join(' or ')]),
    ...words.filters.map(({ value }) => `workspace ${value}`),
  ].join(' · ') + describeSearch(words.text, show);

const ATTENTION = ['stale', 'orphaned', 'expiring'] as const;

const countStatuses = (matches: readonly KeyEntry[]): string => {
  const counts = new Map<string, number>();
  for (const { key } of matches) counts.set(key.status, (counts.get(key.status) ?? 0) + 1);
  return [...counts].map(([status, count]) => `${formatCount(count)} ${literal(status)}`).join(', ');
};

/** `60 keys: 52 active, 8 inactive. Worth a look: 2 stale, 1 orphaned.` */
const summaryLines = ({ matches }: KeysReport): readonly string[] => {
  if (matches.length === 0) return [];
  const keys = `${bold(formatCount(matches.length))} ${matches.length === 1 ? 'key' : 'keys'}: ${countStatuses(matches)}`;
  const attention = ATTENTION.flatMap((state) => {
    const count = matches.filter((entry) => isInState(entry, state) === true).length;
    return count === 0 ? [] : [`${formatCount(count)} ${state}`];
  });
  return attention.length === 0 ? [keys] : [keys, `Worth a look: ${attention.join(', ')}`];
};

const undecidedLine = ({ undecided, words, matches }: KeysReport): readonly string[] => {
  if (undecided === 0) return [];
  const keys = `${matches.length > 0 ? 'more ' : ''}${undecided === 1 ? 'key' : 'keys'}`;
  return [`Not known of ${formatCount(undecided)} ${keys}: ${words.flags.join(' or ')}.`];
};

const emptyLine = ({ words, matches, undecided }: KeysReport): readonly string[] => {
  if (matches.length > 0 || undecided > 0) return [];
  const hint = suggestKnown(words.text, KEY_STATES);
  return ['No API key fits these words.', ...(hint === null ? [] : [hint])];
};

const COLUMNS: readonly Column[] = [
  { title: 'Key', wrap: true },
  { title: 'Hint' },
  { title: 'Status' },
  { title: 'Workspace' },
  { title: 'Created by' },
  { title: 'Created' },
  { title: 'Expires' },
  { title: 'Last used' },
  { title: '30 days', align: 'right' },
];

/** Namesakes are told apart by their ids. */
const nameOf = ({ key, isNamesake }: KeyEntry, show: Showing): string =>
  isNamesake ? `${showLabel(key.name, show)} (${key.id})` : showLabel(key.name, show);

const rowOf = (entry: KeyEntry, show: Showing): readonly string[] => [
  nameOf(entry, show),
  entry.key.hint ?? '–',
  describeState(entry),
  describeHome(entry.home),
  describeCreator(entry.creator, show),
  formatDay(dayOf(entry.key.createdAt)),
  entry.key.expiresAt === null ? '–' : formatDay(dayOf(entry.key.expiresAt)),
  describeLastUsed(entry.lastUsed),
  describeAmount(entry),
];

const viewTable = ({ page }: KeysReport, show: Showing): readonly MessageBlock[] =>
  page.rows.length === 0 ? [] : table({ columns: COLUMNS, rows: page.rows.map((entry) => rowOf(entry, show)) });

const spanNotes = ({ useSpan, spend, matches }: KeysReport): readonly string[] =>
  matches.length === 0
    ? []
    : [
        ...(useSpan === null ? [] : [`Last use was looked for in ${describeSpan(useSpan)}.`]),
        ...describeSpendBasis(spend),
      ];

export const viewKeys = (report: KeysReport, { audience }: Asking, { settings }: CommandPorts): View => {
  const show: Showing = { audience, privacy: settings.privacy };
  const { words, several, page, matches, read } = report;
  const gaps = describeGaps(report.gaps, { source: words.source, several }, report.asOf, settings.timezone);
  const { problems } = gaps;
  const footnotes = [...spanNotes(report), ...gaps.footnotes];
  const title = titleOf(report, show);
  const [only] = matches.length === 1 ? matches : [];
  const found = only === undefined ? summaryLines(report) : [summariseKey(only, show)];
  const lines = read.length === 0 ? [] : [...found, ...undecidedLine(report), ...emptyLine(report)];
  const warnings = problems.map((problem) => `:warning: ${problem}`);
  const body =
    only === undefined
      ? [header(title), section([...lines, ...warnings].join('\n')), viewTable(report, show)]
      : [...viewDetail(only, report.asOf, show), section([...undecidedLine(report), ...warnings].join('\n'))];
  const document = () => keysDocument(report, footnotes);
  return {
    messages: splitMessage({
      text: [literal(title), ...lines, ...problems].join('\n'),
      blocks: [...body, context([...viewPaging('keys', page, words, show), ...footnotes])],
    }),
    document,
    problems,
    csv: words.csv ? attachCsv(document()) : null,
    more: nextPage(page, words),
    ...hideSearch(words, show),
  };
};
