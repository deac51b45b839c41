import type { Budget } from '../domain/budget.ts';
import { budgetSpan } from '../domain/budget-period.ts';
import { lastCovered } from '../domain/budget-progress.ts';
import { cover, type Day, dayOf, type Instant, plusDays, type Span } from '../domain/day.ts';
import { costAlgebra } from '../domain/measure.ts';
import { absent, type Part, present } from '../domain/part.ts';
import { periodUntil } from '../domain/period.ts';
import type { Cost, Source, SpendFacts } from '../domain/spend.ts';
import type { ClaudeSource } from '../ports.ts';
import { reportSource } from './spend-report.ts';

/** The running period, and the one before: where reports are a day behind, its last day is the newest. */
const daysNeeded = ({ period }: Budget, today: Day): Span =>
  cover(budgetSpan(period, plusDays(today, -1)), { from: today, to: plusDays(today, 1) });

/** Days that are not published yet would look like no spend. */
const readScope = async (
  { source, filters }: Budget['scope'][number],
  sources: readonly ClaudeSource[],
  budget: Budget,
  now: Instant,
): Promise<Part<SpendFacts<Cost>>> => {
  const reader = sources.find((candidate) => candidate.source === source);
  if (reader === undefined) return absent({ kind: 'not-offered' });
  const today = dayOf(now);
  const facts = await reader.cost({ daily: daysNeeded(budget, today), breakdown: null, filters });
  if (facts.state !== 'present') return facts;
  const period = budgetSpan(budget.period, lastCovered([facts.value], today));
  const answered = reportSource(facts.value, periodUntil(today, 'days', period), costAlgebra, now);
  return answered.state === 'present' ? facts : answered;
};

export interface BudgetReading {
  readonly budget: Budget;
  /** One for each source of its scope. What one of them could not tell makes the whole unknown. */
  readonly spent: Part<readonly SpendFacts<Cost>[]>;
  /** Which source could not tell; null when all could. */
  readonly missingFrom: Source | null;
}

/** What a budget's running period has cost so far: `measureBudget` adds it up. */
export const readBudgetSpend = async (
  budget: Budget,
  sources: readonly ClaudeSource[],
  now: Instant,
): Promise<BudgetReading> => {
  const parts = await Promise.all(budget.scope.map((scope) => readScope(scope, sources, budget, now)));
  const facts: SpendFacts<Cost>[] = [];
  for (const [index, part] of parts.entries()) {
    if (part.state !== 'present') return { budget, spent: part, missingFrom: budget.scope[index]?.source ?? null };
    facts.push(part.value);
  }
  return { budget, spent: present(facts), missingFrom: null };
};
