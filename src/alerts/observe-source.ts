import type { SpendBy } from '../domain/anomaly/list-series.ts';
import { unitAround } from '../domain/calendar.ts';
import { type Day, type Instant, plusDays, type Span } from '../domain/day.ts';
import { forecastSpan } from '../domain/forecast-span.ts';
import { isNotFound } from '../domain/is-not-found.ts';
import { keyUseSpan } from '../domain/key-state.ts';
import type { LedgerState } from '../domain/ledger-state.ts';
import { absent, type Part } from '../domain/part.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Cost, Source, SpendFacts } from '../domain/spend.ts';
import type { ClaudeSource } from '../ports.ts';
import type { Need, Observation } from '../rules/rule.ts';
import type { AskCost } from './ask-cost.ts';
import { readLimitRequests } from './decisions/read-limit-requests.ts';
import { readSpendLimits } from './read-spend-limits.ts';
import { readWorkspaceMembers } from './read-workspace-members.ts';

const NOT_OFFERED = absent({ kind: 'not-offered' });

/** A day is judged by up to eight weeks, and these by the four weeks before them. */
const SPLIT_DAYS = 84;

/**
 * The days for which spend is split, today not among them. They begin on a Monday: what was judged of them stands while
 * the week lasts, because what comes first decides how all that follows is judged.
 */
const daysToSplit = (today: Day): Span => ({ from: unitAround('week', plusDays(today, -SPLIT_DAYS)).from, to: today });

/**
 * Scopes of a Claude Enterprise key are chosen when it is made: one made for analytics does not offer the lists. The
 * Console's key may read everything, so that there a refusal is trouble.
 */
const asOffered = <T>(source: Source, part: Part<T>): Part<T> =>
  source === 'enterprise' && part.state === 'failed' && part.problem.kind === 'scope-missing' ? NOT_OFFERED : part;

interface Looking {
  readonly needs: ReadonlySet<Need>;
  readonly organisation: string;
  readonly before: Snapshot;
  readonly cost: AskCost;
  readonly state: LedgerState;
  readonly now: Instant;
  readonly today: Day;
}

/** Reads what is needed of one organisation, one list after the other so that answers to people are not held up. */
export const observeSource = async (
  source: ClaudeSource,
  looking: Looking,
): Promise<Omit<Observation, 'judged' | 'spenders'>> => {
  const { needs, organisation, before, cost, state, now, today } = looking;
  const list = async <T>(need: Need, read: () => Promise<Part<T>>): Promise<Part<T>> =>
    needs.has(need) ? asOffered(source.source, await read()) : NOT_OFFERED;
  /** Not every organisation has spend limits: where there is no such page, there are none. */
  const optional = async <T>(need: Need, read: () => Promise<Part<T>>): Promise<Part<T>> => {
    const part = await list(need, read);
    return isNotFound(part) ? NOT_OFFERED : part;
  };
  const spendBy = (by: SpendBy): Promise<Part<SpendFacts<Cost>>> => {
    const breakdown = { span: daysToSplit(today), by: ['day', by] as const };
    return cost(source, { daily: forecastSpan(today), breakdown, filters: [] });
  };
  const spend = async (read: () => Promise<Part<SpendFacts<Cost>>>) => (needs.has('spend') ? read() : NOT_OFFERED);

  const members = await list('members', source.members);
  const invites = await list('invites', source.invites);
  const workspaces =
    needs.has('workspaces') || needs.has('workspace-members') ? await source.workspaces() : NOT_OFFERED;
  const people = members.state === 'present' ? members.value.length : (before.members?.items.length ?? null);
  const readAt = state.polls.limitsReadAt[source.source] ?? null;
  const lists = {
    source: source.source,
    organisation,
    before,
    members,
    invites,
    workspaces,
    workspaceMembers: await list('workspace-members', () => readWorkspaceMembers(source, workspaces)),
    keys: await list('keys', source.apiKeys),
    keyUse: await list('key-use', () => source.keyUse(keyUseSpan(today))),
    spendLimits: await optional('spend-limits', () => readSpendLimits(source, { people, readAt, now })),
    limitRequests: await optional('limit-requests', () => readLimitRequests(source, state, now)),
    feed: NOT_OFFERED,
  };
  // Together, because the newest days of the total belong to all three: they are then asked for once.
  const [total, byWorkspace, byModel] = await Promise.all([
    spend(() => cost(source, { daily: forecastSpan(today), breakdown: null, filters: [] })),
    spend(() => spendBy('workspace')),
    spend(() => spendBy('model')),
  ]);
  return { ...lists, spend: total, spendBy: { workspace: byWorkspace, model: byModel } };
};
