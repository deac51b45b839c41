import { type Algebra, costAlgebra, totalTokens, usageAlgebra } from '../domain/measure.ts';
import type { Part } from '../domain/part.ts';
import type { Cost, SpendFacts, SpendQuestion, Usage } from '../domain/spend.ts';
import type { ClaudeSource } from '../ports.ts';

/** What a report measures: how it is read, added and ranked. The rest of a report is the same for money and tokens. */
export interface Metric<M> {
  readonly algebra: Algebra<M>;
  readonly read: (source: ClaudeSource, question: SpendQuestion) => Promise<Part<SpendFacts<M>>>;
  readonly sizeOf: (measure: M) => bigint | number;
}

export const costMetric: Metric<Cost> = {
  algebra: costAlgebra,
  read: (source, question) => source.cost(question),
  sizeOf: (cost) => cost.amount,
};

export const usageMetric: Metric<Usage> = {
  algebra: usageAlgebra,
  read: (source, question) => source.usage(question),
  sizeOf: totalTokens,
};
