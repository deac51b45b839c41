import { digestDays } from '../../domain/digest-days.ts';
import type { Money } from '../../domain/money.ts';
import type { Period } from '../../domain/period.ts';
import { isRestated } from '../../domain/restatement.ts';
import type { DigestRecord } from '../../domain/subscription.ts';
import { costMetric } from '../../spend/metric.ts';
import type { DigestOrder } from '../digest.ts';
import { knownTotal } from './compare-spend.ts';
import { askSpend, type DigestQuestion } from './digest-question.ts';

/** What the digest before said of its days, and what they come to now. */
export interface Restatement {
  readonly record: DigestRecord;
  readonly posted: Money;
  readonly now: Money;
}

/** The latest digest of this subscription that said a total, and the days as its cadence reports them. */
const findEarlier = (
  { subscription, dueAt }: DigestOrder,
  records: readonly DigestRecord[],
): { readonly record: DigestRecord; readonly posted: Money; readonly period: Period } | null => {
  const own = records.filter((record) => record.subscription === subscription.id && record.dueAt < dueAt);
  const record = own.toSorted((a, b) => b.dueAt - a.dueAt).find(({ total }) => total !== null);
  if (record === undefined || record.total === null) return null;
  const { period } = digestDays(subscription.cadence.kind, record.dueAt);
  const isSame = period.from === record.period.from && period.to === record.period.to;
  return isSame ? { record, posted: record.total, period } : null;
};

/** Null where there is none, where it still stands, or where nobody can tell. */
export const findRestatement = async (order: DigestOrder, question: DigestQuestion): Promise<Restatement | null> => {
  const earlier = findEarlier(order, question.ports.state.read().digests);
  if (earlier === null) return null;
  const report = await askSpend(question, costMetric, { period: earlier.period, by: ['day'] });
  const now = knownTotal(report);
  const { record, posted } = earlier;
  return now !== null && isRestated(posted, now) ? { record, posted, now } : null;
};
