import { DAY_MS, type Instant } from '../../domain/day.ts';
import type { LedgerState } from '../../domain/ledger-state.ts';
import { type Part, present } from '../../domain/part.ts';
import type { ClaudeSource } from '../../ports.ts';
import type { LimitRequests } from '../../rules/rule.ts';
import { findingsOf, isLive } from '../live.ts';

const WRITE_SCOPE = 'write:spend_limits';

/** Requests whose end is waited for: those that people were told of, and those that were decided without an answer. */
const awaitedOf = ({ incidents, decisions }: LedgerState, { source }: ClaudeSource): readonly string[] => {
  const told = incidents
    .filter(isLive)
    .flatMap(findingsOf)
    .filter((finding) => finding.rule === 'limit-request' && finding.source === source);
  const sent = decisions.filter(({ result }) => result === 'sent');
  return [...new Set([...told.map(({ subject }) => subject), ...sent.map(({ requestId }) => requestId)])];
};

/** What the key's scopes say; where they are not known, a refusal is remembered for a day, because keys are replaced. */
const mayDecide = async (source: ClaudeSource, { decisions }: LedgerState, now: Instant): Promise<boolean | null> => {
  const scopes = await source.scopes();
  if (scopes !== null) return scopes.includes(WRITE_SCOPE);
  return decisions.some(({ result, at }) => result === 'refused' && now - at < DAY_MS) ? false : null;
};

/** What waits for a decision, and what became of that which does no more. */
export const readLimitRequests = async (
  source: ClaudeSource,
  state: LedgerState,
  now: Instant,
): Promise<Part<LimitRequests>> => {
  const pending = await source.limitRequests();
  if (pending.state !== 'present') return pending;
  const waiting = new Set(pending.value.map(({ id }) => id));
  const gone: LimitRequests['gone'][number][] = [];
  for (const id of awaitedOf(state, source)) {
    if (!waiting.has(id)) gone.push({ id, request: await source.limitRequest(id) });
  }
  return present({
    pending: pending.value,
    mayDecide: pending.value.length === 0 ? null : await mayDecide(source, state, now),
    gone,
  });
};
