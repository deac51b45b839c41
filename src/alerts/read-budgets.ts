import type { Budget } from '../domain/budget.ts';
import type { Day } from '../domain/day.ts';
import { forecastSpan } from '../domain/forecast-span.ts';
import { absent, type Part, present } from '../domain/part.ts';
import type { Cost, SpendFacts } from '../domain/spend.ts';
import type { ClaudeSource } from '../ports.ts';
import type { BudgetSpend } from '../rules/rule.ts';
import type { AskCost } from './ask-cost.ts';

const readScope = async (
  { scope }: Budget,
  sources: readonly ClaudeSource[],
  cost: AskCost,
  today: Day,
): Promise<Part<readonly SpendFacts<Cost>[]>> => {
  const facts: SpendFacts<Cost>[] = [];
  let reason: Part<never> = absent({ kind: 'not-offered' });
  for (const { source: name, filters } of scope) {
    const source = sources.find((each) => each.source === name);
    if (source === undefined) continue;
    const part = await cost(source, { daily: forecastSpan(today), breakdown: null, filters });
    if (part.state === 'failed') return part;
    if (part.state === 'present') facts.push(part.value);
    else reason = part;
  }
  return facts.length > 0 ? present(facts) : reason;
};

/** What each budget's scope has cost. A source that cannot have any of it adds nothing; one that cannot be read leaves the sum open. */
export const readBudgets = async (
  budgets: readonly Budget[],
  sources: readonly ClaudeSource[],
  cost: AskCost,
  today: Day,
): Promise<readonly BudgetSpend[]> => {
  const read: BudgetSpend[] = [];
  for (const budget of budgets) read.push({ budget, spent: await readScope(budget, sources, cost, today) });
  return read;
};
