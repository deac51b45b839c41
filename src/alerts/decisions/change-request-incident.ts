import { describeAmount } from '../../blocks/describe-limit-request.ts';
import { type Draft, enqueue } from '../../delivery/enqueue.ts';
import type { Instant } from '../../domain/day.ts';
import type { Act, Incident } from '../../domain/incident.ts';
import type { LedgerState } from '../../domain/ledger-state.ts';
import type { Decision } from '../../domain/limit-request.ts';
import { formatMoney } from '../../domain/money.ts';
import { addOutcome } from '../add-outcome.ts';
import { isLive } from '../live.ts';
import { draftIncident, type QueueSettings } from '../queue-steps.ts';
import { viewActNote, viewNote } from '../views/view-note.ts';

/** The incident whose message asks for the decision; undefined where it has ended, or stands for many. */
const findIncident = ({ incidents }: LedgerState, requestId: string): Incident | undefined =>
  incidents.findLast(
    (incident) =>
      isLive(incident) &&
      incident.group === null &&
      incident.finding.rule === 'limit-request' &&
      incident.finding.subject === requestId,
  );

type Change = (incident: Incident) => { readonly incident: Incident; readonly lines: readonly Draft['message'][] };

/** The state with what became of the incident, its message and its thread included. */
const changeIncident = (
  state: LedgerState,
  requestId: string,
  change: Change,
  now: Instant,
  settings: QueueSettings,
): LedgerState => {
  const found = findIncident(state, requestId);
  if (found === undefined) return state;
  const { incident, lines } = change({ ...found, changedAt: now });
  const incidents = state.incidents.map((each) => (each.id === incident.id ? incident : each));
  // Known since before the first look, it has no message whose words could change.
  const isTold = found.status === 'open' || found.acts.length > 0;
  const drafts = isTold ? draftIncident('update', incident, lines, state, settings) : [];
  return enqueue({ ...state, incidents }, drafts, now);
};

const resolved = (incident: Incident, now: Instant): Incident => ({
  ...incident,
  status: 'resolved',
  endedAt: now,
  snoozedUntil: null,
});

const toAct = ({ verdict, by, at, amount }: Decision, { finding }: Incident): Act => {
  const why =
    amount === null
      ? null
      : finding.ask === undefined
        ? formatMoney(amount)
        : describeAmount(amount, finding.ask.period);
  return { kind: verdict === 'approve' ? 'approved' : 'denied', by, at, until: null, why };
};

/** It was decided by a press of a button here. */
export const endDecided = (
  state: LedgerState,
  decision: Decision,
  now: Instant,
  settings: QueueSettings,
): LedgerState =>
  changeIncident(
    state,
    decision.requestId,
    (incident) => {
      const act = toAct(decision, incident);
      const { ask: _, ...finding } = incident.finding;
      return {
        incident: { ...resolved(incident, now), finding, acts: [...incident.acts, act] },
        lines: [viewActNote(act, settings.timezone)],
      };
    },
    now,
    settings,
  );

/** It waits no more, and nobody here decided it. `how` is a sentence. */
export const endElsewhere = (
  state: LedgerState,
  requestId: string,
  how: string,
  now: Instant,
  settings: QueueSettings,
): LedgerState =>
  changeIncident(
    state,
    requestId,
    (incident) => ({
      incident: { ...resolved(incident, now), finding: addOutcome(incident.finding, how) },
      lines: [viewNote(how)],
    }),
    now,
    settings,
  );

/** The key may not decide it: there is nothing to press any more. */
export const withdrawButtons = (
  state: LedgerState,
  requestId: string,
  now: Instant,
  settings: QueueSettings,
): LedgerState =>
  changeIncident(
    state,
    requestId,
    ({ finding: { ask: _, ...finding }, ...incident }) => ({ incident: { ...incident, finding }, lines: [] }),
    now,
    settings,
  );

/** A line below its message; the message stays as it is. */
export const noteRequest = (
  state: LedgerState,
  requestId: string,
  note: string,
  now: Instant,
  settings: QueueSettings,
): LedgerState =>
  changeIncident(state, requestId, (incident) => ({ incident, lines: [viewNote(note)] }), now, settings);
