import { dayOf, type Instant } from '../../domain/day.ts';
import { type Algebra, costAlgebra, usageAlgebra } from '../../domain/measure.ts';
import type { ApiKey, Member } from '../../domain/organisation.ts';
import { type Part, present } from '../../domain/part.ts';
import { lastDays } from '../../domain/period.ts';
import type { Cost, Source, SpendFacts, SpendQuestion, Usage } from '../../domain/spend.ts';
import type { ClaudeSource } from '../../ports.ts';
import { reportSource, type SourceReport } from '../../spend/spend-report.ts';
import { type Gap, gapOf } from '../describe-gaps.ts';

/** What one organisation knows of one member. */
export interface MemberDetail {
  readonly source: Source;
  readonly member: Member;
  /** The keys that they created; absent where the organisation has none. */
  readonly keys: Part<readonly ApiKey[]>;
  /** What is attributed to them in the last thirty complete days. */
  readonly cost: Part<SourceReport<Cost>>;
  readonly usage: Part<SourceReport<Usage>>;
  readonly gaps: readonly Gap[];
}

const DAYS = 30;

const readOwn = async <M>(
  read: (question: SpendQuestion) => Promise<Part<SpendFacts<M>>>,
  userId: string,
  algebra: Algebra<M>,
  now: Instant,
): Promise<Part<SourceReport<M>>> => {
  const period = lastDays(DAYS, dayOf(now));
  const facts = await read({ daily: period, breakdown: null, filters: [{ by: 'user', ids: [userId] }] });
  return facts.state === 'present' ? reportSource(facts.value, period, algebra, now) : facts;
};

export const loadDetail = async (member: Member, source: ClaudeSource, now: Instant): Promise<MemberDetail> => {
  const [listed, cost, usage] = await Promise.all([
    source.apiKeys(),
    readOwn((question) => source.cost(question), member.id, costAlgebra, now),
    readOwn((question) => source.usage(question), member.id, usageAlgebra, now),
  ]);
  const keys =
    listed.state === 'present' ? present(listed.value.filter(({ createdBy }) => createdBy?.id === member.id)) : listed;
  return {
    source: source.source,
    member,
    keys,
    cost,
    usage,
    gaps: [
      ...(keys.state === 'failed' ? gapOf('API keys', source.source, keys) : []),
      ...gapOf('spend in the last 30 days', source.source, cost),
      ...gapOf('tokens in the last 30 days', source.source, usage),
    ],
  };
};
