import { describeResolution } from '../../blocks/describe-limit-request.ts';
import type { AuditEntry } from '../../domain/audit.ts';
import type { Instant } from '../../domain/day.ts';
import type { LedgerState } from '../../domain/ledger-state.ts';
import type { Decision, LimitRequest } from '../../domain/limit-request.ts';
import type { QueueSettings } from '../queue-steps.ts';
import { endDecided, endElsewhere } from './change-request-incident.ts';
import { findDecision } from './claim-decision.ts';
import { finishDecision } from './finish-decision.ts';

/** How a request ended: by this press here, or elsewhere, which `how` says in a sentence. */
export type RequestEnd =
  | { readonly by: 'press'; readonly decision: Decision }
  | { readonly by: 'others'; readonly how: string };

/** The state with what is known of a request now. `end`: null while it waits. */
export interface Truth {
  readonly state: LedgerState;
  readonly end: RequestEnd | null;
  /** What was written down of a press. */
  readonly entry: AuditEntry | null;
}

const RESULTS = { approve: 'approved', deny: 'denied' } as const;
const LATE = { kind: 'undone', result: 'failed', why: 'it was decided elsewhere' } as const;

/** What a person decided on claude.ai, no press here did, though it wanted the same. */
const mayHaveDone = ({ verdict, result }: Decision, { status, resolvedByPerson }: LimitRequest): boolean =>
  RESULTS[verdict] === status && (result !== 'sent' || resolvedByPerson !== true);

/** The API says that a request waits no more: whoever pressed for just that and never heard of it has decided it. */
export const acceptTruth = (
  state: LedgerState,
  request: LimitRequest,
  now: Instant,
  settings: QueueSettings,
): Truth & { readonly end: RequestEnd } => {
  const decision = findDecision(state, request.id);
  if (decision !== null && mayHaveDone(decision, request)) {
    const { state: finished, entry } = finishDecision(state, decision, { kind: 'done' }, now);
    const end: RequestEnd = { by: 'press', decision: { ...decision, result: RESULTS[decision.verdict] } };
    return { state: endDecided(finished, decision, now, settings), end, entry };
  }
  const how = describeResolution(request, 'UTC');
  const { state: finished, entry } =
    decision === null ? { state, entry: null } : finishDecision(state, decision, LATE, now);
  return { state: endElsewhere(finished, request.id, how, now, settings), end: { by: 'others', how }, entry };
};
