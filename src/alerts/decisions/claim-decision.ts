import type { AuditEntry } from '../../domain/audit.ts';
import type { LedgerState } from '../../domain/ledger-state.ts';
import type { Decision } from '../../domain/limit-request.ts';
import { finishDecision, NEVER_ARRIVED } from './finish-decision.ts';

/** Decisions that are remembered. */
const KEPT = 1000;

/** How long an answer may be under way before another press may look whether there ever was one. */
export const UNDER_WAY_MS = 60_000;

/** The latest decision about a request that still counts: done, or with an answer that nobody knows. */
export const findDecision = ({ decisions }: Pick<LedgerState, 'decisions'>, requestId: string): Decision | null => {
  const latest = decisions.findLast((each) => each.requestId === requestId);
  return latest === undefined || latest.result === 'failed' || latest.result === 'refused' ? null : latest;
};

/** Whether it stands in the way of another one, about a request that was just seen to wait still. */
const isInTheWay = (earlier: Decision, decision: Decision): boolean =>
  earlier.result !== 'sent' || decision.at - earlier.at < UNDER_WAY_MS;

/**
 * Takes the right to decide a request, before anything is sent: whoever comes second gets the decision that was first,
 * and the state stays as it is. One whose answer was lost a while ago, about a request that still waits, was never done.
 */
export const claimDecision = (
  state: LedgerState,
  decision: Decision,
): { readonly state: LedgerState; readonly first: Decision | null; readonly entry: AuditEntry | null } => {
  const earlier = findDecision(state, decision.requestId);
  if (earlier !== null && isInTheWay(earlier, decision)) return { state, first: earlier, entry: null };
  const { state: freed, entry } =
    earlier === null ? { state, entry: null } : finishDecision(state, earlier, NEVER_ARRIVED, decision.at);
  return { state: { ...freed, decisions: [...freed.decisions, decision].slice(-KEPT) }, first: null, entry };
};
