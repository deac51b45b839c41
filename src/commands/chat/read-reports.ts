import { comparisonFor } from '../../domain/comparison.ts';
import { cover, type Instant } from '../../domain/day.ts';
import { CHAT_PRODUCTS } from '../../domain/join-chat.ts';
import { type Algebra, costAlgebra, usageAlgebra } from '../../domain/measure.ts';
import type { Part } from '../../domain/part.ts';
import type { Period } from '../../domain/period.ts';
import type { Cost, Filter, SpendFacts, Usage } from '../../domain/spend.ts';
import type { ClaudeSource } from '../../ports.ts';
import { reportSource, type SourceReport } from '../../spend/spend-report.ts';

/** User ids; null among them for use without an identity. */
export type Ids = readonly (string | null)[];

export interface ChatReports {
  readonly usage: Part<SourceReport<Usage>>;
  readonly cost: Part<SourceReport<Cost>>;
  /** Of all products, by product. */
  readonly others: Part<SourceReport<Cost>>;
}

const CHAT: Filter = { by: 'product', ids: CHAT_PRODUCTS };

/** Tokens and spend of these people, or of everybody (null): of chat by user, and of all products to name the rest. */
export const readReports = async (
  source: ClaudeSource,
  ids: Ids | null,
  period: Period,
  now: Instant,
): Promise<ChatReports> => {
  const people: readonly Filter[] = ids === null ? [] : [{ by: 'user', ids }];
  const byUser = { span: period, by: ['user'] } as const;
  const compared = cover(period, comparisonFor(period, period));
  const cut = <M>(part: Part<SpendFacts<M>>, algebra: Algebra<M>): Part<SourceReport<M>> =>
    part.state === 'present' ? reportSource(part.value, period, algebra, now) : part;

  const [usage, cost, others] = await Promise.all([
    source.usage({ daily: period, breakdown: byUser, filters: [CHAT, ...people] }),
    source.cost({ daily: compared, breakdown: byUser, filters: [CHAT, ...people] }),
    source.cost({ daily: period, breakdown: { span: period, by: ['product'] }, filters: people }),
  ]);
  return { usage: cut(usage, usageAlgebra), cost: cut(cost, costAlgebra), others: cut(others, costAlgebra) };
};
