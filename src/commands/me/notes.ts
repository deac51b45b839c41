import { sourceAtStart, sourceInSentence } from '../../blocks/describe-source.ts';
import { formatTime } from '../../blocks/describe-time.ts';
import type { Instant } from '../../domain/day.ts';
import { describeSpan } from '../../domain/describe-span.ts';
import { isNotFound } from '../../domain/is-not-found.ts';
import type { SourceReport } from '../../spend/spend-report.ts';
import { describeGaps, type Gap, gapOf } from '../describe-gaps.ts';
import type { MeReport, OwnSource } from './me-report.ts';

type Own = Extract<MeReport, { kind: 'own' }>;

const figureGaps = ({ source, figures }: OwnSource): readonly Gap[] =>
  figures.flatMap(({ cost, usage, activity }) => [
    ...gapOf('your spend', source, cost),
    ...gapOf('your tokens', source, usage),
    ...(source === 'enterprise' ? gapOf('your conversations and messages', source, activity) : []),
  ]);

/** Limits are shown where the key may read them: that it may not is no fault. */
const limitGaps = ({ source, limits, requests }: OwnSource): readonly Gap[] => [
  ...(limits === null ? [] : gapOf('your spend limit', source, limits)),
  ...(requests === null || isNotFound(requests) ? [] : gapOf('your requests for a higher limit', source, requests)),
];

/** What could not be read of the caller. */
export const ownGaps = ({ sources, asOf }: Own, timezone: string) => {
  const needed = describeGaps(
    sources.flatMap((source) => [...gapOf('who you are', source.source, source.ids), ...figureGaps(source)]),
    { source: null, several: false },
    asOf,
    timezone,
  );
  const extra = describeGaps(sources.flatMap(limitGaps), { source: null, several: true }, asOf, timezone);
  return {
    problems: [...needed.problems, ...extra.problems],
    footnotes: [...needed.footnotes, ...extra.footnotes],
  };
};

/** The source's own watermark, where what comes after it is in the numbers; null where all of them are final. */
const completeUntil = ({
  provisionalFrom,
  refreshedAt,
}: Pick<SourceReport<unknown>, 'provisionalFrom' | 'refreshedAt'>) =>
  provisionalFrom === null ? null : (refreshedAt ?? provisionalFrom);

/** Until when a source's numbers are complete: the earliest of its reports. */
const freshness = ({ source, figures }: OwnSource, timezone: string): readonly string[] => {
  const instants = figures.flatMap(({ cost, usage }) =>
    [cost, usage].flatMap((part) => (part.state === 'present' ? (completeUntil(part.value) ?? []) : [])),
  );
  const until = instants.reduce<Instant | null>((min, at) => (min === null || at < min ? at : min), null);
  return until === null
    ? []
    : [
        `${sourceAtStart(source)}’s data is complete until ${formatTime(until, timezone)}; what came after is still arriving.`,
      ];
};

const lateActivity = ({ figures }: OwnSource): readonly string[] =>
  figures.flatMap(({ activity, period, span }) =>
    period === 'mtd' && activity.state === 'present' && activity.value.covered.to < span.to
      ? [
          `Conversations and messages of this month are those of ${describeSpan(activity.value.covered)}: later days are not published yet.`,
        ]
      : [],
  );

const absentFrom = ({ sources }: Own): readonly string[] => {
  const nobody = sources.filter(({ ids }) => ids.state === 'present' && ids.value.length === 0);
  const somebody = sources.some(({ ids }) => ids.state === 'present' && ids.value.length > 0);
  return somebody ? nobody.map(({ source }) => `Nobody in ${sourceInSentence(source)} has exactly your address.`) : [];
};

/** What the numbers hold and leave out. */
export const ownNotes = (report: Own, timezone: string): readonly string[] => {
  const found = report.sources.filter(({ figures }) => figures.length > 0);
  return [
    ...found.flatMap((source) => [...freshness(source, timezone), ...lateActivity(source)]),
    ...(found.some(({ source }) => source === 'console')
      ? ['Claude Console: what you used under your own name. API keys that act for nobody are not in it.']
      : []),
    ...(found.some(({ source }) => source === 'enterprise')
      ? ['Claude Enterprise: on a seat-based plan, spend and tokens are only what your seat does not cover.']
      : []),
    ...absentFrom(report),
    ...ownGaps(report, timezone).footnotes,
  ];
};
