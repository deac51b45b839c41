import type { AuditEntry } from '../../domain/audit.ts';
import type { Instant } from '../../domain/day.ts';
import { isNotFound } from '../../domain/is-not-found.ts';
import type { LedgerState } from '../../domain/ledger-state.ts';
import type { Decision } from '../../domain/limit-request.ts';
import type { LimitRequests, RuleInput } from '../../rules/rule.ts';
import type { QueueSettings } from '../queue-steps.ts';
import { acceptTruth } from './accept-truth.ts';
import { noteRequest } from './change-request-incident.ts';
import { UNDER_WAY_MS } from './claim-decision.ts';
import { finishDecision, NEVER_ARRIVED } from './finish-decision.ts';

/** What came of decisions whose answer was lost. */
interface Settled {
  readonly state: LedgerState;
  readonly entries: readonly AuditEntry[];
}

const STILL_WAITS = {
  approve: 'The approval never arrived at Anthropic: the request still waits, and can be decided again.',
  deny: 'The denial never arrived at Anthropic: the request still waits, and can be decided again.',
} as const;

const settleOne = (
  { state, entries }: Settled,
  decision: Decision,
  { pending, gone }: LimitRequests,
  now: Instant,
  settings: QueueSettings,
): Settled => {
  const { requestId, verdict, at } = decision;
  const request = gone.find(({ id }) => id === requestId)?.request;
  if (request?.state === 'present' && request.value.status !== 'pending') {
    const { state: next, entry } = acceptTruth(state, request.value, now, settings);
    return { state: next, entries: entry === null ? entries : [...entries, entry] };
  }
  const isWaiting = pending.some(({ id }) => id === requestId);
  const isUndone = isWaiting || request?.state === 'present' || (request !== undefined && isNotFound(request));
  if (!isUndone || now - at < UNDER_WAY_MS) return { state, entries };
  const { state: next, entry } = finishDecision(state, decision, NEVER_ARRIVED, now);
  return {
    state: isWaiting ? noteRequest(next, requestId, STILL_WAITS[verdict], now, settings) : next,
    entries: entry === null ? entries : [...entries, entry],
  };
};

/** A poll that read the requests learns what came of decisions whose answer was lost. */
export const settleByPoll = (
  state: LedgerState,
  { observations, now }: Pick<RuleInput, 'observations' | 'now'>,
  settings: QueueSettings,
): Settled => {
  const readings = observations.flatMap(({ limitRequests }) =>
    limitRequests.state === 'present' ? limitRequests.value : [],
  );
  const sent = state.decisions.filter(({ result }) => result === 'sent');
  return readings
    .flatMap((reading) => sent.map((decision) => ({ reading, decision })))
    .reduce<Settled>((settled, { reading, decision }) => settleOne(settled, decision, reading, now, settings), {
      state,
      entries: [],
    });
};
