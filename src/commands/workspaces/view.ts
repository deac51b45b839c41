import { formatCount } from '../../blocks/amount.ts';
import { context, header, section } from '../../blocks/build.ts';
import { splitMessage } from '../../blocks/compose-message.ts';
import { sourceName } from '../../blocks/describe-source.ts';
import { formatDay } from '../../blocks/describe-time.ts';
import type { MessageBlock } from '../../blocks/message.ts';
import { type Column, table } from '../../blocks/table.ts';
import { bold, escapeText, literal } from '../../blocks/text.ts';
import { dayOf, type Instant } from '../../domain/day.ts';
import { formatMoney } from '../../domain/money.ts';
import type { CommandPorts } from '../../ports.ts';
import type { Showing } from '../../spend/label-group.ts';
import { attachCsv } from '../attach-csv.ts';
import type { Asking, View } from '../command.ts';
import { describeGaps } from '../describe-gaps.ts';
import { describeSearch } from '../describe-search.ts';
import { describeSpendBasis } from '../describe-spend-basis.ts';
import { hideSearch } from '../hide-search.ts';
import { nextPage, viewPaging } from '../view-paging.ts';
import { describeAmount, describeKeys, describeMembers, describeResidency } from './describe-workspace.ts';
import { workspacesDocument } from './document.ts';
import { summariseWorkspace, viewDetail } from './view-detail.ts';
import type { WorkspacesReport } from './workspaces-report.ts';

const titleOf = ({ words }: WorkspacesReport, show: Showing): string =>
  ['Claude workspaces', ...(words.source === null ? [] : [sourceName(words.source)])].join(' · ') +
  describeSearch(words.text, show);

const summaryLines = ({ matches }: WorkspacesReport): readonly string[] => {
  if (matches.length === 0) return [];
  const archived = matches.filter(({ workspace }) => workspace.archivedAt !== null).length;
  const count = `${bold(formatCount(matches.length))} workspaces`;
  return [archived === 0 ? count : `${count}, ${formatCount(archived)} of them archived`];
};

const emptyLine = ({ matches }: WorkspacesReport): readonly string[] =>
  matches.length === 0 ? ['No workspace fits these words.'] : [];

const dayText = (instant: Instant | null, otherwise: string): string =>
  instant === null ? otherwise : formatDay(dayOf(instant));

const COLUMNS: readonly Column[] = [
  { title: 'Workspace', wrap: true },
  { title: 'Created' },
  { title: 'Archived' },
  { title: 'Residency', wrap: true },
  { title: 'Members', wrap: true },
  { title: 'Active keys', align: 'right' },
  { title: 'Spend this month', align: 'right' },
];

const viewTable = ({ page }: WorkspacesReport): readonly MessageBlock[] =>
  page.rows.length === 0
    ? []
    : table({
        columns: COLUMNS,
        rows: page.rows.map((entry) => [
          entry.workspace.name,
          dayText(entry.workspace.createdAt, 'unknown'),
          dayText(entry.workspace.archivedAt, '–'),
          describeResidency(entry.workspace.residency),
          describeMembers(entry),
          describeKeys(entry),
          describeAmount(entry),
        ]),
      });

const notesOf = ({ spend, unlisted, matches, words, page }: WorkspacesReport): readonly string[] => [
  ...(matches.length === 0 ? [] : describeSpendBasis(spend)),
  ...(unlisted === 0n || words.text.length > 0
    ? []
    : [`${formatMoney(unlisted)} of this month’s spend belongs to no workspace of this list: /claude-cost has it.`]),
  ...(page.rows.some(({ members }) => members?.state === 'present')
    ? ['Organisation admins administer every workspace; the default workspace has no list of members.']
    : []),
  ...(matches.some(({ workspace }) => workspace.archivedAt !== null)
    ? ['The members of archived workspaces are not read: nobody can work there.']
    : []),
];

export const viewWorkspaces = (report: WorkspacesReport, { audience }: Asking, { settings }: CommandPorts): View => {
  const show: Showing = { audience, privacy: settings.privacy };
  const { words, several, page, matches, read } = report;
  const gaps = describeGaps(report.gaps, { source: words.source, several }, report.asOf, settings.timezone);
  const { problems } = gaps;
  const footnotes = [...notesOf(report), ...gaps.footnotes];
  const title = titleOf(report, show);
  const [only] = matches.length === 1 ? matches : [];
  const found = only === undefined ? summaryLines(report) : [summariseWorkspace(only)];
  const lines = read.length === 0 ? [] : [...found, ...emptyLine(report)];
  const warnings = problems.map((problem) => `:warning: ${problem}`);
  const body =
    only === undefined
      ? [header(title), section([...lines, ...warnings].join('\n')), viewTable(report)]
      : [...viewDetail(only, report, show), section(warnings.join('\n'))];
  const document = () => workspacesDocument(report, footnotes);
  return {
    messages: splitMessage({
      text: [literal(title), ...lines, ...problems].join('\n'),
      blocks: [...body, context([...viewPaging('workspaces', page, words, show), ...footnotes.map(escapeText)])],
    }),
    document,
    problems,
    csv: words.csv ? attachCsv(document()) : null,
    more: nextPage(page, words),
    ...hideSearch(words, show),
  };
};
