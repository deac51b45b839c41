import { dayOf, type Instant, plusDays, type Span } from '../../domain/day.ts';
import { countKeyLicenses, countMemberLicenses, type LicenseCount, sortLicenses } from '../../domain/licenses.ts';
import { usageAlgebra } from '../../domain/measure.ts';
import type { ApiKey, Member } from '../../domain/organisation.ts';
import { type Part, present } from '../../domain/part.ts';
import { type SeenPeople, seenInActivity, seenInUsage } from '../../domain/seen-people.ts';
import { sortByActivity } from '../../domain/sort-by-activity.ts';
import type { ClaudeSource } from '../../ports.ts';
import { reportSource } from '../../spend/spend-report.ts';
import { type Gap, gapOf } from '../describe-gaps.ts';
import type { SourceLicenses } from './license-report.ts';

const DAYS = 30;

/** Thirty complete days and today: who came back this morning is no candidate. */
const daysLookedAt = (now: Instant): Span => ({
  from: plusDays(dayOf(now), -DAYS),
  to: plusDays(dayOf(now), 1),
});

const readConsoleUse = async (
  source: ClaudeSource,
  keys: Part<readonly ApiKey[]>,
  now: Instant,
): Promise<Part<SeenPeople>> => {
  const span = daysLookedAt(now);
  const facts = await source.usage({ daily: span, breakdown: { span, by: ['user', 'key'] }, filters: [] });
  if (facts.state !== 'present') return facts;
  const report = reportSource(facts.value, { kind: 'days', toDate: false, ...span }, usageAlgebra, now);
  if (report.state !== 'present') return report;
  return keys.state === 'present' ? present(seenInUsage(facts.value, keys.value, report.value.covered)) : keys;
};

const readChatUse = async (source: ClaudeSource, now: Instant): Promise<Part<SeenPeople>> => {
  const activity = await source.activity(daysLookedAt(now));
  return activity.state === 'present' ? present(seenInActivity(activity.value)) : activity;
};

const assess = (members: Part<readonly Member[]>, seen: Part<SeenPeople>) =>
  members.state === 'present' && seen.state === 'present' ? sortByActivity(members.value, seen.value) : null;

const addUp = (members: Part<unknown>, counts: readonly LicenseCount[]): number | null =>
  members.state === 'present'
    ? counts.reduce<number | null>((sum, { count }) => (sum === null || count === null ? null : sum + count), 0)
    : null;

const memberCounts = (members: Part<readonly Member[]>, { source }: ClaudeSource): readonly LicenseCount[] =>
  members.state === 'present' ? countMemberLicenses(members.value, source) : [];

const assemble = (
  source: ClaudeSource,
  members: Part<readonly Member[]>,
  seen: Part<SeenPeople>,
  keyCounts: readonly LicenseCount[],
  others: Pick<SourceLicenses, 'adoption'> & { readonly gaps: readonly Gap[] },
): SourceLicenses => {
  const counts = sortLicenses([...memberCounts(members, source), ...keyCounts]);
  return {
    source: source.source,
    counts,
    total: addUp(members, counts),
    seen,
    activeness: assess(members, seen),
    adoption: others.adoption,
    gaps: [
      ...gapOf('members', source.source, members),
      ...others.gaps,
      ...gapOf('who was active', source.source, seen),
    ],
  };
};

const readConsole = async (source: ClaudeSource, now: Instant): Promise<SourceLicenses> => {
  const keys = source.apiKeys();
  const [members, listed, seen] = await Promise.all([
    source.members(),
    keys,
    keys.then((part) => readConsoleUse(source, part, now)),
  ]);
  const keyCounts = [countKeyLicenses(listed.state === 'present' ? listed.value : null)];
  return assemble(source, members, seen, keyCounts, { adoption: null, gaps: gapOf('API keys', 'console', listed) });
};

const readEnterprise = async (source: ClaudeSource, now: Instant): Promise<SourceLicenses> => {
  const [members, seen, adoption] = await Promise.all([source.members(), readChatUse(source, now), source.adoption()]);
  return assemble(source, members, seen, [], { adoption, gaps: gapOf('seats', 'enterprise', adoption) });
};

/** Licences of one organisation, and who of its members was active in the last 30 days. */
export const readLicenses = (source: ClaudeSource, now: Instant): Promise<SourceLicenses> =>
  source.source === 'console' ? readConsole(source, now) : readEnterprise(source, now);
