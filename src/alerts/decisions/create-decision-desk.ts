import { VANISHED } from '../../blocks/describe-limit-request.ts';
import type { Message } from '../../blocks/message.ts';
import type { AuditEntry } from '../../domain/audit.ts';
import type { Incident } from '../../domain/incident.ts';
import { isNotFound } from '../../domain/is-not-found.ts';
import type { LedgerState } from '../../domain/ledger-state.ts';
import type { Decision, LimitAsk, LimitRequest, LimitVerdict } from '../../domain/limit-request.ts';
import { objectionTo } from '../../domain/limit-state.ts';
import type { ClaudeSource, Clock, IncidentDesk, Log, StateStore } from '../../ports.ts';
import type { QueueSettings } from '../queue-steps.ts';
import { type DecisionOutcome, viewDecision } from '../views/view-decision.ts';
import { viewOutcome } from '../views/view-outcome.ts';
import { acceptTruth, type Truth } from './accept-truth.ts';
import { claimDecision, findDecision } from './claim-decision.ts';
import { judgeAnswer } from './judge-answer.ts';
import { settleAnswer } from './settle-answer.ts';

interface DecisionDeskOptions {
  readonly store: StateStore;
  readonly sources: readonly ClaudeSource[];
  readonly settings: QueueSettings;
  readonly clock: Clock;
  readonly log: Log;
}

/** A press that may become a decision. */
interface Pressed {
  readonly incident: Incident;
  readonly ask: LimitAsk;
  readonly verdict: LimitVerdict;
  readonly by: string;
}

const amountOf = (verdict: LimitVerdict): Decision['amount'] => (verdict.kind === 'approve' ? verdict.amount : null);

const objectTo = ({ verdict, ask }: Pressed, { limit }: LimitRequest): DecisionOutcome | null => {
  const current = limit ?? ask.current;
  const because = verdict.kind === 'approve' ? objectionTo(verdict.amount, current) : null;
  return because === null ? null : { kind: 'objection', because, limit: current?.limit ?? null };
};

type Found = Pick<Pressed, 'incident' | 'ask'> | { readonly told: Message };

/**
 * Decides requests for a higher spend limit. A decision is claimed in the state before it is sent, and sent once: whoever
 * comes second, in whatever process, finds the claim. What was sent and never answered is looked up, not sent again.
 */
export const createDecisionDesk = (options: DecisionDeskOptions): Pick<IncidentDesk, 'ask' | 'decide'> => {
  const { store, sources, settings, clock, log } = options;
  /** A decision may wait for its turn for longer than a claim that nobody answers for lasts. */
  const underWay = new Set<string>();

  const record = (entry: AuditEntry | null): void => {
    if (entry !== null) log.info('audit', { by: entry.by, what: entry.what, result: entry.result });
  };

  const learn = async <T extends Truth>(change: (state: LedgerState) => T): Promise<T> => {
    const truth = await store.update((state) => {
      const learned = change(state);
      return { state: learned.state, result: learned };
    });
    record(truth.entry);
    return truth;
  };

  const send = async (pressed: Pressed, source: ClaudeSource, decision: Decision): Promise<DecisionOutcome> => {
    const { ask, verdict } = pressed;
    const answer = await source.decideLimitRequest(ask.requestId, verdict);
    const judged = await judgeAnswer(answer, () => source.limitRequest(ask.requestId));
    if (judged.kind === 'unknown') return judged;
    const now = clock.now();
    const { end } = await learn((state) => settleAnswer(state, decision, judged, now, settings));
    if (end?.by === 'press') return { kind: 'done', ask, verdict };
    if (end?.by === 'others') return { kind: 'elsewhere', how: end.how };
    const problem = judged.kind === 'undone' ? judged.problem : null;
    return problem === null ? { kind: 'no-right' } : { kind: 'refused', problem };
  };

  const claimAndSend = async (pressed: Pressed, source: ClaudeSource): Promise<DecisionOutcome> => {
    const { ask, verdict, by } = pressed;
    const { requestId } = ask;
    const decision: Decision = {
      requestId,
      verdict: verdict.kind,
      amount: amountOf(verdict),
      by,
      at: clock.now(),
      result: 'sent',
    };
    const { first, entry } = await store.update((state) => {
      const { state: claimed, ...result } = claimDecision(state, decision);
      return { state: claimed, result };
    });
    record(entry);
    if (first !== null) return { kind: 'earlier', decision: first, by };
    underWay.add(requestId);
    try {
      return await send(pressed, source, decision);
    } finally {
      underWay.delete(requestId);
    }
  };

  /** It waits no more: decided elsewhere, or by a press whose answer was lost. */
  const tellEnd = async (request: LimitRequest, by: string): Promise<DecisionOutcome> => {
    const now = clock.now();
    const { end } = await learn((state) => acceptTruth(state, request, now, settings));
    return end.by === 'press' ? { kind: 'earlier', decision: end.decision, by } : { kind: 'elsewhere', how: end.how };
  };

  /** Looks at the request before anything is sent. */
  const decide = async (pressed: Pressed): Promise<DecisionOutcome> => {
    const { incident, ask, by } = pressed;
    const earlier = findDecision(store.read(), ask.requestId);
    if (earlier !== null && underWay.has(ask.requestId)) return { kind: 'earlier', decision: earlier, by };
    const source = sources.find(({ source: name }) => name === incident.finding.source);
    if (source === undefined) return { kind: 'unread', problem: null };
    const read = await source.limitRequest(ask.requestId);
    if (isNotFound(read)) return { kind: 'elsewhere', how: VANISHED };
    if (read.state !== 'present') return { kind: 'unread', problem: read.state === 'failed' ? read.problem : null };
    if (read.value.status !== 'pending') return tellEnd(read.value, by);
    return objectTo(pressed, read.value) ?? claimAndSend(pressed, source);
  };

  const find = (incidentId: string): Found => {
    const incident = store.read().incidents.find(({ id }) => id === incidentId);
    if (incident === undefined) return { told: viewOutcome({ kind: 'unknown' }, settings.timezone) };
    if (incident.status !== 'open') return { told: viewOutcome({ kind: 'ended', incident }, settings.timezone) };
    const { ask, statement } = incident.finding;
    if (ask !== undefined) return { incident, ask };
    return { told: viewDecision({ kind: 'no-right' }, statement.title, clock.now(), settings.timezone) };
  };

  return {
    ask: (incidentId) => find(incidentId),
    decide: async (incidentId, verdict, by) => {
      const found = find(incidentId);
      if ('told' in found) return found.told;
      const outcome = await decide({ ...found, verdict, by });
      log.info('limit_decision', { incidentId, verdict: verdict.kind, by, outcome: outcome.kind });
      return viewDecision(outcome, found.incident.finding.statement.title, clock.now(), settings.timezone);
    },
  };
};
