import { isoInstant, isoStart } from '../../domain/day.ts';
import { cacheWrite } from '../../domain/measure.ts';
import { type Money, toUsd } from '../../domain/money.ts';
import type { MeReport, OwnFigures, OwnSource } from './me-report.ts';

const dollars = (amount: Money | null): string | null => (amount === null ? null : toUsd(amount));

const rowOf = ({ period, span, cost, usage, activity }: OwnFigures, { source, ids }: OwnSource, several: boolean) => {
  const tokens = usage.state === 'present' ? usage.value.total : null;
  const done = activity.state === 'present' ? activity.value : null;
  return {
    ...(several ? { source } : {}),
    period,
    from: isoStart(span.from),
    to: isoStart(span.to),
    userIds: ids.state === 'present' ? ids.value : [],
    conversations: done?.conversations ?? null,
    messagesSent: done?.messagesSent ?? null,
    input: tokens?.uncachedInput ?? null,
    output: tokens?.output ?? null,
    cacheRead: tokens?.cacheRead ?? null,
    cacheWrite: tokens === null ? null : cacheWrite(tokens),
    amount: dollars(cost.state === 'present' ? cost.value.total.amount : null),
  };
};

const limitsOf = ({ source, limits }: OwnSource, several: boolean) =>
  limits?.state === 'present'
    ? limits.value.map(({ userId, limit, spent, period, setBy }) => ({
        ...(several ? { source } : {}),
        userId,
        limit: dollars(limit),
        spent: dollars(spent),
        period,
        setBy,
      }))
    : [];

const requestsOf = ({ source, requests }: OwnSource, several: boolean) =>
  requests?.state === 'present'
    ? requests.value.map(({ id, period, asked, createdAt }) => ({
        ...(several ? { source } : {}),
        requestId: id,
        period,
        asked: dollars(asked),
        createdAt: isoInstant(createdAt),
      }))
    : [];

/** The caller's own numbers, a row for each source and period; `to` is exclusive. A null limit is none. */
export const meDocument = (report: MeReport, footnotes: readonly string[]) => {
  const sources = report.kind === 'own' ? report.sources : [];
  return {
    command: 'me',
    asOf: isoInstant(report.asOf),
    currency: 'USD',
    rows: sources.flatMap((source) => source.figures.map((figures) => rowOf(figures, source, report.several))),
    limits: sources.flatMap((source) => limitsOf(source, report.several)),
    limitRequests: sources.flatMap((source) => requestsOf(source, report.several)),
    footnotes,
  };
};
