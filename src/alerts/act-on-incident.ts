import { enqueue } from '../delivery/enqueue.ts';
import { type AuditEntry, recordAct } from '../domain/audit.ts';
import { DAY_MS, type Instant, toInstant } from '../domain/day.ts';
import { describeDuration } from '../domain/describe-duration.ts';
import type { Act, Incident } from '../domain/incident.ts';
import type { LedgerState } from '../domain/ledger-state.ts';
import type { IncidentAct } from '../ports.ts';
import { draftIncident, type QueueSettings } from './queue-steps.ts';
import { viewActNote } from './views/view-note.ts';
import type { Outcome } from './views/view-outcome.ts';

const toAct = (act: IncidentAct, by: string, now: Instant): Act => {
  const common = { by, at: now, until: null, why: null };
  switch (act.kind) {
    case 'acknowledge':
      return { ...common, kind: 'acknowledged' };
    case 'snooze':
      return { ...common, kind: 'snoozed', until: toInstant(now + act.days * DAY_MS) };
    case 'expect':
      return { ...common, kind: 'expected', why: act.why };
  }
};

const lengthOf = ({ at, until }: Act): number => (until === null ? 0 : until - at);

/** The same person, the same act: pressing twice is pressing once. A snooze that is over may be pressed again. */
const findSame = ({ acts, snoozedUntil }: Incident, act: Act): Act | undefined =>
  acts.findLast(
    (earlier) =>
      earlier.kind === act.kind &&
      earlier.by === act.by &&
      (act.kind !== 'snoozed' || (snoozedUntil === earlier.until && lengthOf(earlier) === lengthOf(act))),
  );

/** What an act makes of an incident: an event is closed by being acknowledged or expected, a state goes on. */
const apply = (incident: Incident, act: Act): Incident => {
  const acted = { ...incident, acts: [...incident.acts, act], changedAt: act.at };
  if (act.kind === 'snoozed') return { ...acted, snoozedUntil: act.until };
  if (incident.finding.lifecycle === 'event')
    return { ...acted, status: 'closed', endedAt: act.at, snoozedUntil: null };
  return act.kind === 'expected' ? { ...acted, status: 'known', snoozedUntil: null } : acted;
};

const judge = (incident: Incident | undefined, act: Act): Outcome => {
  if (incident === undefined) return { kind: 'unknown' };
  const before = findSame(incident, act);
  if (before !== undefined) return { kind: 'repeated', incident, before };
  if (incident.status !== 'open') return { kind: 'ended', incident };
  return { kind: 'done', incident: apply(incident, act), act };
};

const describeAct = ({ kind, until, at }: Act, { id, finding }: Incident): string => {
  const alert = `alert ${id} (${finding.rule})`;
  switch (kind) {
    case 'snoozed':
      return until === null ? `snoozed ${alert}` : `snoozed ${alert} for ${describeDuration(until - at)}`;
    case 'expected':
      return `marked ${alert} as expected`;
    default:
      return `${kind} ${alert}`;
  }
};

/** What is remembered of an act: by its alert's number, because the title may name people. */
const toEntry = (act: Act, incident: Incident): AuditEntry => ({
  at: act.at,
  by: act.by,
  what: describeAct(act, incident),
  result: 'done',
});

/**
 * A person acts on an incident: the state after it, its message and its thread included, and what came of it. Nothing
 * changes when the incident has ended, or when the same person does the same again. `incidentId` may be anything.
 */
export const actOnIncident = (
  state: LedgerState,
  incidentId: string,
  { act: asked, by, now }: { readonly act: IncidentAct; readonly by: string; readonly now: Instant },
  settings: QueueSettings,
): { readonly state: LedgerState; readonly outcome: Outcome; readonly entry: AuditEntry | null } => {
  const act = toAct(asked, by, now);
  const outcome = judge(
    state.incidents.find(({ id }) => id === incidentId),
    act,
  );
  if (outcome.kind !== 'done') return { state, outcome, entry: null };
  const { incident } = outcome;
  const incidents = state.incidents.map((each) => (each.id === incident.id ? incident : each));
  const lines = [viewActNote(act, settings.timezone)];
  const drafts = draftIncident('update', incident, lines, state, settings);
  const entry = toEntry(act, incident);
  return { state: enqueue(recordAct({ ...state, incidents }, entry), drafts, now), outcome, entry };
};
