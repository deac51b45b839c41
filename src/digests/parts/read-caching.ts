import { type CachedInput, type CacheSavings, cacheSavings } from '../../domain/cache-savings.ts';
import { costAlgebra, totalInput, usageAlgebra } from '../../domain/measure.ts';
import { type Money, sum } from '../../domain/money.ts';
import type { Period } from '../../domain/period.ts';
import type { Cost, SpendRow, Usage } from '../../domain/spend.ts';
import { costMetric, usageMetric } from '../../spend/metric.ts';
import { answered, grandTotal, type SourceReport, type SpendReport } from '../../spend/spend-report.ts';
import { askSpend, type DigestQuestion } from './digest-question.ts';

export interface Caching {
  readonly usage: SpendReport<Usage>;
  /** Null: not known, or there was no input. */
  readonly total: Usage | null;
  /** Null where it cannot be told. */
  readonly savings: CacheSavings | null;
}

const UNCACHED = 'uncached_input_tokens';
const CACHED = /^cache_/;
/** The classic cost report leaves this tier out, the usage report does not. */
const UNPRICED = 'priority';

const amountsOf = (rows: readonly SpendRow<Cost>[], isAsked: (token: string) => boolean): Money =>
  sum(rows.filter(({ group }) => group.token != null && isAsked(group.token)).map(({ measure }) => measure.amount));

const inputsOf = (cost: SourceReport<Cost>, usage: SourceReport<Usage>): readonly CachedInput[] => {
  const costs = Map.groupBy(cost.rows, ({ group }) => group.model ?? null);
  const isPriced = ({ group }: SpendRow<Usage>): boolean => cost.generation === 'analytics' || group.tier !== UNPRICED;
  return [...Map.groupBy(usage.rows.filter(isPriced), ({ group }) => group.model ?? null)].map(([model, rows]) => ({
    usage: rows.map(({ measure }) => measure).reduce(usageAlgebra.add),
    uncached: amountsOf(costs.get(model) ?? [], (token) => token === UNCACHED),
    cached: amountsOf(costs.get(model) ?? [], (token) => CACHED.test(token)),
  }));
};

const isCut = <M>({ notItemised }: SourceReport<M>, isZero: (measure: M) => boolean): boolean =>
  notItemised !== null && !isZero(notItemised);

/** The sources whose cost and usage are both split; one that cannot do it has none. */
const savingsOf = (cost: SpendReport<Cost>, usage: SpendReport<Usage>): CacheSavings | null => {
  const pairs = answered(usage).map((used) => {
    const spent = answered(cost).find(({ source }) => source === used.source);
    const isSplit = spent !== undefined && !isCut(spent, costAlgebra.isZero) && !isCut(used, usageAlgebra.isZero);
    return isSplit ? inputsOf(spent, used) : null;
  });
  const savings = cacheSavings(pairs.flatMap((inputs) => inputs ?? []));
  return savings === null ? null : { ...savings, isWhole: savings.isWhole && !pairs.includes(null) };
};

export const readCaching = async (question: DigestQuestion, period: Period): Promise<Caching> => {
  const usage = await askSpend(question, usageMetric, { period, by: ['model', 'tier'] });
  const cost = await askSpend(question, costMetric, { period, by: ['model', 'token'] });
  const total = grandTotal(usage, usageAlgebra);
  return { usage, total: total === null || totalInput(total) === 0 ? null : total, savings: savingsOf(cost, usage) };
};
