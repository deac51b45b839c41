import { cover, dayOf, type Instant } from '../../domain/day.ts';
import { type Algebra, costAlgebra, usageAlgebra } from '../../domain/measure.ts';
import { type Part, present } from '../../domain/part.ts';
import { currentUnit, lastDays, type Period } from '../../domain/period.ts';
import type { SpendFacts, SpendQuestion } from '../../domain/spend.ts';
import type { ClaudeSource, CommandPorts } from '../../ports.ts';
import { reportSource } from '../../spend/spend-report.ts';
import type { Asking } from '../command.ts';
import type { MeReport, OwnActivity, OwnFigures, OwnSource } from './me-report.ts';
import { readOwnIds } from './read-own-ids.ts';

const DAYS = 30;

interface Asked {
  readonly ids: readonly string[];
  readonly now: Instant;
}

/** Their part of everybody's activity. Who is not listed did nothing: they are members, or were seen. */
const readActivity = async (
  source: ClaudeSource,
  period: Period,
  ids: readonly string[],
): Promise<Part<OwnActivity>> => {
  const activity = await source.activity(period);
  if (activity.state !== 'present') return activity;
  const own = activity.value.people.filter(({ userId }) => ids.includes(userId));
  return present({
    covered: activity.value.covered,
    conversations: own.reduce<number | null>(
      (sum, { conversations }) => (sum === null || conversations === null ? null : sum + conversations),
      0,
    ),
    messagesSent: own.reduce((sum, { messagesSent }) => sum + messagesSent, 0),
  });
};

/** Days are asked for once, and cut to each period. */
const readFigures = async (source: ClaudeSource, { ids, now }: Asked): Promise<readonly OwnFigures[]> => {
  const periods = [
    { period: 'mtd', span: currentUnit('month', dayOf(now)) },
    { period: '30d', span: lastDays(DAYS, dayOf(now)) },
  ] as const;
  const [month, days] = periods;
  const daily = cover(month.span, days.span);
  const question: SpendQuestion = { daily, breakdown: null, filters: [{ by: 'user', ids }] };
  const [cost, usage] = await Promise.all([source.cost(question), source.usage(question)]);
  const cut = <M>(part: Part<SpendFacts<M>>, span: Period, algebra: Algebra<M>) =>
    part.state === 'present' ? reportSource(part.value, span, algebra, now) : part;
  return Promise.all(
    periods.map(async ({ period, span }) => ({
      period,
      span,
      cost: cut(cost, span, costAlgebra),
      usage: cut(usage, span, usageAlgebra),
      activity: await readActivity(source, span, ids),
    })),
  );
};

const readLimits = async (source: ClaudeSource, ids: readonly string[]): Promise<OwnSource['limits']> => {
  const limits = await source.spendLimits(ids);
  return limits.state === 'present' ? present(limits.value.filter(({ userId }) => ids.includes(userId))) : limits;
};

/** Everybody's come in one list: only their own go on. */
const readRequests = async (source: ClaudeSource, ids: readonly string[]): Promise<OwnSource['requests']> => {
  const requests = await source.limitRequests();
  return requests.state === 'present'
    ? present(requests.value.filter(({ userId }) => userId !== null && ids.includes(userId)))
    : requests;
};

const readSource = async (source: ClaudeSource, email: string, now: Instant): Promise<OwnSource> => {
  const ids = await readOwnIds(source, email, lastDays(DAYS, dayOf(now)));
  if (ids.state !== 'present' || ids.value.length === 0)
    return { source: source.source, ids, figures: [], limits: null, requests: null };
  const [figures, limits, requests] = await Promise.all([
    readFigures(source, { ids: ids.value, now }),
    readLimits(source, ids.value),
    readRequests(source, ids.value),
  ]);
  return { source: source.source, ids, figures, limits, requests };
};

/** Everything that belongs to the caller's address, and to no other. */
export const loadMe = async ({ claude }: CommandPorts, { caller, now }: Asking): Promise<MeReport> => {
  const common = { asOf: now, several: claude.sources.length > 1 };
  if (caller === null) return { kind: 'nobody', ...common };
  const { email } = caller;
  if (email === null) return { kind: 'no-address', ...common };
  const sources = await Promise.all(claude.sources.map((source) => readSource(source, email, now)));
  return { kind: 'own', ...common, email, sources };
};
