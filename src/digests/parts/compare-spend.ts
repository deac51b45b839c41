import type { DigestDays } from '../../domain/digest-days.ts';
import { type Money, sum, ZERO } from '../../domain/money.ts';
import type { Part } from '../../domain/part.ts';
import type { Period } from '../../domain/period.ts';
import type { Cost, Grouping, Source } from '../../domain/spend.ts';
import { costMetric } from '../../spend/metric.ts';
import type { SourceReport, SpendReport } from '../../spend/spend-report.ts';
import { askSpend, type DigestQuestion } from './digest-question.ts';

/** The same question about the days of a digest and about those before. */
export interface Compared {
  readonly by: 'day' | Grouping;
  readonly now: SpendReport<Cost>;
  readonly before: SpendReport<Cost>;
}

export const readCompared = async (
  question: DigestQuestion,
  { period, before }: DigestDays,
  by: Compared['by'],
): Promise<Compared> => {
  const [now, earlier] = await Promise.all([
    askSpend(question, costMetric, { period, by: [by] }),
    askSpend(question, costMetric, { period: before, by: [by] }),
  ]);
  return { by, now, before: earlier };
};

/** Null: not known, or the days before cannot be compared. */
export interface Amounts {
  readonly total: Money | null;
  readonly before: Money | null;
}

export interface Totals extends Amounts {
  readonly bySource: readonly (Amounts & { readonly source: Source })[];
}

const amountOf = (part: Part<SourceReport<Cost>> | undefined): Money | null => {
  if (part?.state === 'present') return part.value.total.amount;
  return part?.state === 'absent' && part.reason.kind === 'nothing-of-that-name' ? ZERO : null;
};

/** A source that has only some of the days cannot be compared with all of the days before. */
const hasAll = (part: Part<SourceReport<Cost>> | undefined, { from, to }: Period): boolean =>
  part?.state !== 'present' || (part.value.covered.from === from && part.value.covered.to === to);

const sumKnown = (amounts: readonly (Money | null)[]): Money | null =>
  amounts.length === 0 || amounts.some((amount) => amount === null)
    ? null
    : sum(amounts.flatMap((amount) => amount ?? []));

/** The sum over all sources, which is not known while one of them is missing. */
export const knownTotal = ({ parts }: SpendReport<Cost>): Money | null =>
  sumKnown(parts.map(({ part }) => amountOf(part)));

/** What each source says and the sum, which is not known while one of them is missing. */
export const compareTotals = ({ now, before }: Pick<Compared, 'now' | 'before'>): Totals => {
  const bySource = now.parts.map(({ source, part }) => {
    const earlier = before.parts.find((other) => other.source === source)?.part;
    const total = amountOf(part);
    const isComparable = total !== null && hasAll(part, now.words.period) && hasAll(earlier, before.words.period);
    return { source, total, before: isComparable ? amountOf(earlier) : null };
  });
  return {
    total: sumKnown(bySource.map(({ total }) => total)),
    before: sumKnown(bySource.map((each) => each.before)),
    bySource,
  };
};
