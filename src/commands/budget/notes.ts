import { describeAbsence } from '../../blocks/describe-absence.ts';
import { describeProblem } from '../../blocks/describe-problem.ts';
import { keyVariable, sourceAtStart } from '../../blocks/describe-source.ts';
import { formatTime } from '../../blocks/describe-time.ts';
import type { Instant } from '../../domain/day.ts';
import type { Cost, SpendFacts } from '../../domain/spend.ts';
import type { BudgetReading } from '../../spend/read-budget-spend.ts';

/** Why a budget's spend is not known; null where it is. */
export const explainUnread = ({ spent, missingFrom }: BudgetReading, now: Instant, timezone: string): string | null => {
  if (spent.state === 'present') return null;
  if (spent.state === 'failed') return describeProblem(spent.problem, now, timezone);
  const source = missingFrom ?? 'console';
  return spent.reason.kind === 'not-offered'
    ? `${sourceAtStart(source)} has no key here: set ${keyVariable(source)} again, or remove this budget.`
    : describeAbsence(spent.reason, source);
};

const describeFreshness = ({ source, generation, refreshedAt }: SpendFacts<Cost>, timezone: string): string => {
  const it = sourceAtStart(source);
  if (generation === 'classic')
    return `${it} gives the classic cost report: complete days only, without today and Priority Tier.`;
  return refreshedAt === null
    ? `${it} does not say until when its data is complete; today (UTC) is partial.`
    : `${it}’s data is complete until ${formatTime(refreshedAt, timezone)}; what came after is still arriving.`;
};

/** How fresh the numbers are, once for each source; and what days they are of. */
export const budgetNotes = (readings: readonly BudgetReading[], timezone: string): readonly string[] => {
  const facts = readings.flatMap(({ spent }) => (spent.state === 'present' ? spent.value : []));
  const notes = new Set(facts.map((each) => describeFreshness(each, timezone)));
  return facts.length === 0 ? [] : [...notes, 'Days, weeks (Monday to Sunday) and months are those of UTC.'];
};
