import { describeAbsence } from '../blocks/describe-absence.ts';
import { describeProblem } from '../blocks/describe-problem.ts';
import { sourceAtStart, sourceInSentence } from '../blocks/describe-source.ts';
import { formatDay, formatTime } from '../blocks/describe-time.ts';
import { comparisonFor } from '../domain/comparison.ts';
import { dayOf, startOf } from '../domain/day.ts';
import { describeSpan } from '../domain/describe-span.ts';
import type { Generation, Source } from '../domain/spend.ts';
import { answered, type SourceReport, type SpendReport } from './spend-report.ts';

/** What a source's numbers hold and leave out, said once. */
const BASIS: Readonly<Record<'cost' | 'usage', Readonly<Record<Source, Readonly<Record<Generation, string>>>>>> = {
  cost: {
    console: {
      analytics: 'Claude Console amounts are after discounts and before credits.',
      classic: 'Claude Console amounts come from the classic cost report: complete days only, without Priority Tier.',
    },
    enterprise: {
      analytics:
        'Claude Enterprise amounts are after discounts and before credits; use that a seat covers costs nothing extra and is not in them.',
      classic:
        'Claude Enterprise amounts come from the classic reports, after discounts and before credits; use that a seat covers is not in them.',
    },
  },
  usage: {
    console: {
      analytics: 'Claude Console tokens come from the Usage and Cost Analytics API.',
      classic: 'Claude Console tokens come from the classic usage report, complete days only.',
    },
    enterprise: {
      analytics: 'Claude Enterprise tokens come from the Usage and Cost Analytics API.',
      classic: 'Claude Enterprise tokens come from the classic reports.',
    },
  },
};

/** `Today (UTC) is partial: the data is complete until 22 Nov 2026, 11:20 UTC.` Each of several sources has its own watermark. */
const describeToday = (partial: readonly SourceReport<unknown>[], of: number, timezone: string): string => {
  const known = partial.flatMap(({ source, refreshedAt }) =>
    refreshedAt === null ? [] : [{ source, until: formatTime(refreshedAt, timezone) }],
  );
  const [first] = known;
  if (first === undefined) return 'Today (UTC) is partial.';
  const isShared = known.length === of && known.every(({ until }) => until === first.until);
  const untils = known.map(({ source, until }) => `until ${until} for ${sourceInSentence(source)}`);
  return `Today (UTC) is partial: the data is complete ${isShared ? `until ${first.until}` : untils.join(' and ')}.`;
};

/** The sources whose only missing part is today, in one sentence; each that lags further in one of its own. */
const describeProvisional = (report: SpendReport<unknown>, timezone: string): readonly string[] => {
  const provisional = answered(report).filter(({ provisionalFrom }) => provisionalFrom !== null);
  const today = startOf(dayOf(report.asOf));
  const lagging = provisional.filter(({ provisionalFrom }) => provisionalFrom !== null && provisionalFrom < today);
  const lags = lagging.map(({ source, provisionalFrom }) => {
    const until = formatTime(provisionalFrom ?? today, timezone);
    return `${sourceAtStart(source)}’s data is complete until ${until}; what came after is still arriving.`;
  });
  const partial = provisional.filter((source) => !lagging.includes(source));
  return partial.length === 0 ? lags : [describeToday(partial, answered(report).length, timezone), ...lags];
};

/** The days that were asked for and that the source no longer has, or never had. */
const describeMissingStart = <M>(
  { source, covered }: SourceReport<M>,
  { words }: SpendReport<M>,
): readonly string[] => {
  if (covered.from <= words.period.from) return [];
  const missing = describeSpan({ from: words.period.from, to: covered.from });
  return [
    `${sourceAtStart(source)} has nothing from before ${formatDay(covered.from)}: ${missing} is not in its numbers.`,
  ];
};

const describeComparison = <M>(source: SourceReport<M>, report: SpendReport<M>): readonly string[] => {
  if (source.previous !== null) return [];
  const span = comparisonFor(report.words.period, source.covered);
  return [`There is no comparison: ${sourceInSentence(source.source)} does not reach back to ${describeSpan(span)}.`];
};

const UNREAD = { workspace: 'Workspace', key: 'API key' } as const;

/** Which names are missing, so that ids stand for them. */
export const unreadNames = ({ names }: SpendReport<unknown>): readonly string[] =>
  names.unread.map((listing) => `${UNREAD[listing]} names could not be read just now, so ids stand in their place.`);

/** What could not be read, a sentence for each source: never passed over. */
export const spendProblems = (report: SpendReport<unknown>, timezone: string): readonly string[] =>
  report.parts.flatMap(({ source, part }) => {
    if (part.state === 'failed') return [describeProblem(part.problem, report.asOf, timezone)];
    if (part.state === 'absent' && part.reason.kind !== 'nothing-of-that-name')
      return [describeAbsence(part.reason, source)];
    return [];
  });

/** What a reader must know of the numbers: what they hold, how final they are, what is missing beside them. */
export const spendFootnotes = <M>(
  metric: 'cost' | 'usage',
  report: SpendReport<M>,
  timezone: string,
): readonly string[] => [
  ...answered(report).flatMap((source) => [
    BASIS[metric][source.source][source.generation],
    ...describeMissingStart(source, report),
    ...describeComparison(source, report),
    ...(source.notItemised === null
      ? []
      : [`${sourceAtStart(source.source)} did not itemise all of its total: the rest is the row “Not itemised”.`]),
  ]),
  ...describeProvisional(report, timezone),
  ...report.parts.flatMap(({ source, part }) =>
    part.state === 'absent' && part.reason.kind === 'nothing-of-that-name'
      ? [describeAbsence(part.reason, source)]
      : [],
  ),
  ...unreadNames(report),
];
