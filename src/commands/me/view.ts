import { formatCount, formatTokens } from '../../blocks/amount.ts';
import { context, header, section } from '../../blocks/build.ts';
import { splitMessage } from '../../blocks/compose-message.ts';
import { sourceInSentence, sourceShort } from '../../blocks/describe-source.ts';
import type { MessageBlock } from '../../blocks/message.ts';
import { type Column, table } from '../../blocks/table.ts';
import { bold, code, escapeText } from '../../blocks/text.ts';
import { describeSpan } from '../../domain/describe-span.ts';
import { cacheWrite } from '../../domain/measure.ts';
import { formatMoney } from '../../domain/money.ts';
import type { CommandPorts } from '../../ports.ts';
import type { Asking, View } from '../command.ts';
import { describeLimit, describeRequest } from './describe-limit.ts';
import { meDocument } from './document.ts';
import type { MeReport, OwnFigures, OwnSource } from './me-report.ts';
import { ownGaps, ownNotes } from './notes.ts';

type Own = Extract<MeReport, { kind: 'own' }>;

const TITLE = 'Your own Claude';
const UNKNOWN = 'unknown';

const SENTENCES = {
  nobody:
    'This answers people in Slack, who are known there by their e-mail address, and a terminal is nobody: ' +
    '`npm run report -- chat user:ADDRESS` and `npm run report -- cost by user` tell of one person.',
  'no-address':
    'Slack does not tell this bot your e-mail address, which is how it finds what is yours: ask whoever runs Claude Ledger ' +
    'to add the scope `users:read.email` to its Slack app and to install it again.',
  channel: 'These numbers are for your eyes only: they are not shown in a channel.',
} as const;

const plainAnswer = (sentence: string, report: MeReport, problems: readonly string[]): View => ({
  messages: splitMessage({ text: sentence, blocks: [] }),
  document: () => meDocument(report, []),
  problems,
  csv: null,
  more: null,
});

const PERIOD = { mtd: 'Month to date', '30d': '30 days' } as const;
const NUMBERS = ['Spend', 'Tokens in', 'Tokens out', 'Cache read', 'Cache write', 'Conversations', 'Messages'];

const activityCells = ({ activity }: OwnFigures): readonly string[] => {
  if (activity.state === 'absent' && activity.reason.kind === 'not-offered') return ['–', '–'];
  if (activity.state !== 'present') return [UNKNOWN, UNKNOWN];
  const { conversations, messagesSent } = activity.value;
  return [conversations === null ? UNKNOWN : formatCount(conversations), formatCount(messagesSent)];
};

const tokenCells = ({ usage }: OwnFigures): readonly string[] => {
  if (usage.state !== 'present') return [UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN];
  const { total } = usage.value;
  return [total.uncachedInput, total.output, total.cacheRead, cacheWrite(total)].map(formatTokens);
};

const rowOf = (figures: OwnFigures, { source }: OwnSource, several: boolean): readonly string[] => [
  ...(several ? [sourceShort(source)] : []),
  `${PERIOD[figures.period]}, ${describeSpan(figures.span)}`,
  figures.cost.state === 'present' ? formatMoney(figures.cost.value.total.amount) : UNKNOWN,
  ...tokenCells(figures),
  ...activityCells(figures),
];

const viewTable = ({ sources, several }: Own): readonly MessageBlock[] => {
  const rows = sources.flatMap((source) => source.figures.map((figures) => rowOf(figures, source, several)));
  const columns: readonly Column[] = [
    ...[...(several ? ['Source'] : []), 'Period'].map((title) => ({ title })),
    ...NUMBERS.map((title): Column => ({ title, align: 'right' })),
  ];
  return rows.length === 0 ? [] : table({ columns, rows });
};

/** `*$12.40* spent in the Claude Console this month` */
const spendLines = ({ sources }: Own): readonly string[] =>
  sources.flatMap(({ source, figures }) =>
    figures.flatMap(({ period, cost }) =>
      period === 'mtd' && cost.state === 'present'
        ? [
            `${bold(escapeText(formatMoney(cost.value.total.amount)))} spent in ${sourceInSentence(source)}, ${describeSpan(cost.value.covered)}`,
          ]
        : [],
    ),
  );

const limitLines = ({ sources }: Own): readonly string[] =>
  sources.flatMap(({ limits }) => (limits?.state === 'present' ? limits.value.map(describeLimit) : []));

const requestLines = ({ sources }: Own, timezone: string): readonly string[] =>
  sources.flatMap(({ requests }) =>
    requests?.state === 'present' ? requests.value.map((request) => describeRequest(request, timezone)) : [],
  );

/** Nobody has the address, wherever it could be looked up. */
const nobodyLine = ({ sources, email }: Own): readonly string[] => {
  const looked = sources.filter(({ ids }) => ids.state === 'present');
  if (looked.length === 0 || sources.some(({ figures }) => figures.length > 0)) return [];
  const places = looked.map(({ source }) => sourceInSentence(source)).join(' or ');
  return [
    `Nobody in ${places} has exactly the address ${code(email)} of your Slack profile, so there is nothing of yours to show: ` +
      'ask whoever manages Claude in your company under which address you are a member.',
  ];
};

const viewOwn = (report: Own, { settings }: CommandPorts): View => {
  const { problems } = ownGaps(report, settings.timezone);
  const notes = ownNotes(report, settings.timezone);
  const lines = [
    ...nobodyLine(report),
    ...spendLines(report),
    ...limitLines(report),
    ...requestLines(report, settings.timezone),
  ];
  return {
    messages: splitMessage({
      text: [`${TITLE}, ${code(report.email)}`, ...lines, ...problems].join('\n'),
      blocks: [
        header(TITLE),
        section([code(report.email), ...lines, ...problems.map((problem) => `:warning: ${problem}`)].join('\n')),
        viewTable(report),
        context(notes),
      ],
    }),
    document: () => meDocument(report, notes),
    problems,
    csv: null,
    more: null,
  };
};

export const viewMe = (report: MeReport, { audience }: Asking, ports: CommandPorts): View => {
  if (report.kind !== 'own') return plainAnswer(SENTENCES[report.kind], report, [SENTENCES[report.kind]]);
  if (audience === 'channel') return plainAnswer(SENTENCES.channel, { ...report, kind: 'nobody' }, [SENTENCES.channel]);
  return viewOwn(report, ports);
};
