import { isoDay, isoInstant } from '../../domain/day.ts';
import type { Candidate, LicenseReport, SourceLicenses } from './license-report.ts';

const sum = (totals: readonly (number | null)[]): number | null =>
  totals.reduce<number | null>((total, count) => (total === null || count === null ? null : total + count), 0);

const candidateOf = ({ source, member }: Candidate, several: boolean) => ({
  ...(several ? { source } : {}),
  userId: member.id,
  email: member.email,
  role: member.role,
  addedAt: isoInstant(member.addedAt),
});

const seatsOf = (sources: readonly SourceLicenses[]) => {
  const adoption = sources.flatMap((source) => (source.adoption === null ? [] : [source.adoption]))[0];
  return adoption?.state === 'present' ? { ...adoption.value, day: isoDay(adoption.value.day) } : null;
};

/** The counts of every source; beside them who could be released, null where no source could tell. */
export const licenseDocument = ({ sources, several, candidates }: LicenseReport, footnotes: readonly string[]) => ({
  command: 'licenses',
  total: sum(sources.map(({ total }) => total)),
  ...(several ? { sources: sources.map(({ source, total }) => ({ source, total })) } : {}),
  adoption: seatsOf(sources),
  rows: sources.flatMap(({ source, counts }) =>
    counts.map(({ type, count }) => ({ ...(several ? { source } : {}), type, count })),
  ),
  releasable: sources.some(({ activeness }) => activeness !== null)
    ? candidates.map((candidate) => candidateOf(candidate, several))
    : null,
  footnotes,
});
