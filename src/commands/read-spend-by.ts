import type { Instant, Span } from '../domain/day.ts';
import { costAlgebra } from '../domain/measure.ts';
import { add, type Money, ZERO } from '../domain/money.ts';
import { type Part, present } from '../domain/part.ts';
import type { Period } from '../domain/period.ts';
import type { Generation, Grouping } from '../domain/spend.ts';
import type { ClaudeSource } from '../ports.ts';
import { reportSource } from '../spend/spend-report.ts';

/** What each id of one grouping cost over the days that the source covers. */
export interface SpendBy {
  readonly covered: Span;
  readonly generation: Generation;
  /** Whether the newest of it may still grow. */
  readonly isProvisional: boolean;
  /** By id; null holds what the source gives no id for. */
  readonly amounts: ReadonlyMap<string | null, Money>;
  /** Whether an id without an amount cost nothing: not where the source did not itemise all. */
  readonly isWhole: boolean;
}

export const readSpendBy = async (
  source: ClaudeSource,
  grouping: Grouping,
  period: Period,
  now: Instant,
): Promise<Part<SpendBy>> => {
  const facts = await source.cost({ daily: period, breakdown: { span: period, by: [grouping] }, filters: [] });
  if (facts.state !== 'present') return facts;
  const report = reportSource(facts.value, period, costAlgebra, now);
  if (report.state !== 'present') return report;
  const amounts = new Map<string | null, Money>();
  for (const { group, measure } of report.value.rows) {
    const id = group[grouping] ?? null;
    amounts.set(id, add(amounts.get(id) ?? ZERO, measure.amount));
  }
  const { covered, generation, provisionalFrom, notItemised } = report.value;
  return present({
    covered,
    generation,
    isProvisional: provisionalFrom !== null,
    amounts,
    isWhole: notItemised === null,
  });
};

/** What one id cost; null where that is not known. */
export const amountOf = (spend: Part<SpendBy>, id: string | null): Money | null => {
  if (spend.state !== 'present') return null;
  return spend.value.amounts.get(id) ?? (spend.value.isWhole ? ZERO : null);
};
