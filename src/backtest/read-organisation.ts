import { describeAbsence } from '../blocks/describe-absence.ts';
import { describeProblem } from '../blocks/describe-problem.ts';
import type { DayAmount } from '../domain/anomaly/judgement.ts';
import { type Day, dayOf, type Instant } from '../domain/day.ts';
import { costAlgebra } from '../domain/measure.ts';
import { sum } from '../domain/money.ts';
import type { Part } from '../domain/part.ts';
import { lastDays } from '../domain/period.ts';
import type { ClaudeSource, CommandPorts } from '../ports.ts';
import { reportSource } from '../spend/spend-report.ts';

export type OrganisationReading =
  | { readonly ok: true; readonly series: readonly DayAmount[]; readonly last: Day; readonly notes: readonly string[] }
  | { readonly ok: false; readonly problems: readonly string[] };

type Daily = readonly DayAmount[];

const readSource = async (claude: ClaudeSource, count: number, now: Instant): Promise<Part<Daily>> => {
  const period = lastDays(count, dayOf(now));
  const facts = await claude.cost({ daily: period, breakdown: null, filters: [] });
  if (facts.state !== 'present') return facts;
  const report = reportSource(facts.value, period, costAlgebra, now);
  if (report.state !== 'present') return report;
  return {
    state: 'present',
    value: report.value.history.map(({ day, measure }) => ({ day, amount: measure.amount })),
  };
};

/** The days that every source has: a day that only some have would look like a fall. */
const addUp = ([first = [], ...others]: readonly Daily[]): Daily => {
  const amounts = others.map((daily) => new Map(daily.map(({ day, amount }) => [day, amount])));
  return first.flatMap(({ day, amount }) => {
    const same = amounts.flatMap((of) => of.get(day) ?? []);
    return same.length === others.length ? [{ day, amount: sum([amount, ...same]) }] : [];
  });
};

/**
 * The organisation's own spend on its last `count` days, as far as they are complete: all sources added up. One that
 * has nothing to say is left out with a note; one that could not be read is a problem, because its part would be missing.
 */
export const readOrganisation = async (
  count: number,
  { claude, clock, settings }: Pick<CommandPorts, 'claude' | 'clock' | 'settings'>,
): Promise<OrganisationReading> => {
  const now = clock.now();
  const parts = await Promise.all(
    claude.sources.map(async (one) => ({ source: one.source, part: await readSource(one, count, now) })),
  );
  const problems = parts.flatMap(({ part }) =>
    part.state === 'failed' ? [describeProblem(part.problem, now, settings.timezone)] : [],
  );
  const notes = parts.flatMap(({ part, source }) =>
    part.state === 'absent' ? [describeAbsence(part.reason, source)] : [],
  );
  const series = addUp(parts.flatMap(({ part }) => (part.state === 'present' ? [part.value] : [])));
  if (problems.length > 0) return { ok: false, problems };
  const last = series.at(-1)?.day;
  if (last === undefined) return { ok: false, problems: [...notes, 'There are no complete days to look at.'] };
  return { ok: true, series, last, notes };
};
