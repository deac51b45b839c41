import { type AuditEntry, recordAct } from '../../domain/audit.ts';
import type { Instant } from '../../domain/day.ts';
import type { LedgerState } from '../../domain/ledger-state.ts';
import type { Decision } from '../../domain/limit-request.ts';
import { formatMoney } from '../../domain/money.ts';

/** What the API made of a decision. `why`: the rest of a sentence after `not done: `. */
export type Settlement =
  | { readonly kind: 'done' }
  | { readonly kind: 'undone'; readonly result: 'failed' | 'refused'; readonly why: string };

/** Its answer was lost, and the request still waits. */
export const NEVER_ARRIVED: Settlement = { kind: 'undone', result: 'failed', why: 'it never arrived' };

const RESULTS = { approve: 'approved', deny: 'denied' } as const;

const describeDecision = ({ requestId, verdict, amount }: Decision): string => {
  if (verdict === 'deny') return `denial of limit request ${requestId}`;
  return `approval of limit request ${requestId}${amount === null ? '' : ` with ${formatMoney(amount)}`}`;
};

/** Whether they are the same press. */
const isSame = (a: Decision, b: Decision): boolean => a.requestId === b.requestId && a.at === b.at && a.by === b.by;

/**
 * Writes down what came of a decision, and that somebody made it. Nothing changes where that is known already: a poll
 * and the press itself may both learn it. That it was done is believed even after it seemed lost.
 */
export const finishDecision = (
  state: LedgerState,
  decision: Decision,
  settlement: Settlement,
  now: Instant,
): { readonly state: LedgerState; readonly entry: AuditEntry | null } => {
  const isOpen = ({ result }: Decision): boolean =>
    result === 'sent' || (settlement.kind === 'done' && (result === 'failed' || result === 'refused'));
  const found = state.decisions.findLast((each) => isSame(each, decision));
  if (found === undefined || !isOpen(found)) return { state, entry: null };
  const result = settlement.kind === 'done' ? RESULTS[found.verdict] : settlement.result;
  const entry: AuditEntry = {
    at: now,
    by: found.by,
    what: describeDecision(found),
    result: settlement.kind === 'done' ? 'done' : `not done: ${settlement.why}`,
  };
  const decisions = state.decisions.map((each) => (each === found ? { ...each, result } : each));
  return { state: recordAct({ ...state, decisions }, entry), entry };
};
