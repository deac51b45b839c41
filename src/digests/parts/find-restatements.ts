import { cover, DAY_MS, daysOf, type Instant, type Span, toInstant } from '../../domain/day.ts';
import { digestDays } from '../../domain/digest-days.ts';
import { type Money, sum, ZERO } from '../../domain/money.ts';
import type { Part } from '../../domain/part.ts';
import { isRestated } from '../../domain/restatement.ts';
import type { Cost } from '../../domain/spend.ts';
import type { DigestRecord } from '../../domain/subscription.ts';
import { costMetric } from '../../spend/metric.ts';
import type { SourceReport, SpendReport } from '../../spend/spend-report.ts';
import type { DigestOrder } from '../digest.ts';
import { askSpend, type DigestQuestion } from './digest-question.ts';

/** What an earlier digest said of its days, and what they come to now. */
export interface Restatement {
  readonly record: DigestRecord;
  readonly posted: Money;
  readonly now: Money;
}

type Posted = Pick<Restatement, 'record' | 'posted'>;

/** Anthropic's numbers are final about a week after their month has ended. */
const FINAL_AFTER_MS = 38 * DAY_MS;

const reportsSameDays = ({ period, dueAt }: DigestRecord, { subscription }: DigestOrder): boolean => {
  const days = digestDays(subscription.cadence.kind, dueAt).period;
  return days.from === period.from && days.to === period.to;
};

/** The digests of this subscription, as it is set now, whose total may have changed; not those that were told so. */
const findPosted = (order: DigestOrder, records: readonly DigestRecord[]): readonly Posted[] => {
  const { id, setAt } = order.subscription;
  const oldest: Instant = toInstant(order.dueAt - FINAL_AFTER_MS);
  return records
    .filter(
      (record) =>
        record.subscription === id &&
        !record.corrected &&
        record.queuedAt >= setAt &&
        record.dueAt < order.dueAt &&
        record.dueAt >= oldest &&
        reportsSameDays(record, order),
    )
    .flatMap((record) => (record.total === null ? [] : [{ record, posted: record.total }]));
};

/** What one source's days come to; null where one of them cannot be told. */
const sumDays = (part: Part<SourceReport<Cost>>, span: Span): Money | null => {
  if (part.state === 'absent' && part.reason.kind === 'nothing-of-that-name') return ZERO;
  if (part.state !== 'present') return null;
  const amounts = new Map(part.value.daily.map(({ day, measure }) => [day, measure.amount]));
  const days = daysOf(span).map((day) => amounts.get(day) ?? null);
  return days.includes(null) ? null : sum(days.flatMap((amount) => amount ?? []));
};

const totalOf = ({ parts }: SpendReport<Cost>, span: Span): Money | null => {
  const totals = parts.map(({ part }) => sumDays(part, span));
  return totals.includes(null) ? null : sum(totals.flatMap((total) => total ?? []));
};

/** What was posted and is not so any more, the latest first; what nobody can tell is left out. */
export const findRestatements = async (
  order: DigestOrder,
  question: DigestQuestion,
): Promise<readonly Restatement[]> => {
  const posted = findPosted(order, question.ports.state.read().digests);
  const [first, ...others] = posted.map(({ record }) => record.period);
  if (first === undefined) return [];
  const { from, to } = others.reduce(cover, first);
  const report = await askSpend(question, costMetric, {
    period: { kind: 'days', from, to, toDate: false },
    by: ['day'],
  });
  const isOfThese = ({ sources }: DigestRecord): boolean =>
    sources === undefined || sources.join() === report.parts.map(({ source }) => source).join();
  return posted
    .filter(({ record }) => isOfThese(record))
    .flatMap(({ record, posted: before }): readonly Restatement[] => {
      const now = totalOf(report, record.period);
      return now !== null && isRestated(before, now) ? [{ record, posted: before, now }] : [];
    })
    .toSorted((a, b) => b.record.dueAt - a.record.dueAt);
};
