import { sourceInSentence } from '../../blocks/describe-source.ts';
import { formatTime } from '../../blocks/describe-time.ts';
import { startOf } from '../../domain/day.ts';
import { describeSpan } from '../../domain/describe-span.ts';
import { describeGaps } from '../describe-gaps.ts';
import type { LicenseReport, SourceLicenses } from './license-report.ts';

const KEYS = '`API Key`: active keys that act for no user, each one licence.';

/** Whom a source lets count as active. */
const SEEN = {
  console: 'whoever used it as themselves, or created an API key that was used; use without a name is nobody’s',
  enterprise: 'whoever used any of it: chat, Claude Code, Cowork and the rest',
} as const;

/** `Active in Claude Enterprise, 23 Oct – 20 Nov 2026 UTC: whoever …` */
const seenNote = ({ source, seen }: SourceLicenses, timezone: string): readonly string[] => {
  if (seen.state !== 'present') return [];
  const { covered, refreshedAt } = seen.value;
  const isGrowing = refreshedAt !== null && refreshedAt < startOf(covered.to);
  const until = isGrowing ? ` (known until ${formatTime(refreshedAt, timezone)})` : '';
  return [`Active in ${sourceInSentence(source)}, ${describeSpan(covered)}${until}: ${SEEN[source]}.`];
};

const candidateNotes = ({ sources }: LicenseReport): readonly string[] => {
  const known = sources.flatMap(({ activeness }) => activeness ?? []);
  const hasAny = known.some(({ releasable }) => releasable.length > 0);
  return hasAny ? ['Administrators and billing contacts may be needed though they never use Claude themselves.'] : [];
};

/** What could not be read, and what the numbers mean. */
export const licenseNotes = (report: LicenseReport, timezone: string) => {
  const { sources, words, several, asOf } = report;
  const gaps = describeGaps(
    sources.flatMap((source) => source.gaps),
    { source: words.source, several },
    asOf,
    timezone,
  );
  const untold = sources
    .filter(({ activeness }) => activeness === null)
    .map(({ source }) => `Who could be released from ${sourceInSentence(source)} cannot be told.`);
  return {
    problems: gaps.problems,
    untold,
    footnotes: [
      ...(sources.some(({ source }) => source === 'console') ? [KEYS] : []),
      ...sources.flatMap((source) => seenNote(source, timezone)),
      ...candidateNotes(report),
      ...gaps.footnotes,
    ],
  };
};
