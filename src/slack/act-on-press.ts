import { INCIDENT_ACTIONS, readApproval } from '../blocks/incident-actions.ts';
import type { LimitVerdict } from '../domain/limit-request.ts';
import type { IncidentAct, IncidentDesk } from '../ports.ts';
import type { Desk } from './desk.ts';
import type { Replies } from './replies.ts';
import { requireAccess } from './require-access.ts';
import type { Press } from './share-answer.ts';
import { viewNoAlerts } from './views/view-answering.ts';
import { viewApproving } from './views/view-approving.ts';
import { viewExpecting } from './views/view-expecting.ts';

type Handle = (press: Press, desk: Desk, replies: Replies) => Promise<void>;

/** The desk of incidents, for an admin; null for everybody else, who has been told why. Asked again at every press. */
export const requireIncidents = async (
  desk: Desk,
  replies: Replies,
  caller: Press['caller'],
): Promise<IncidentDesk | null> => {
  const granted = await requireAccess(desk, replies, caller, 'admin');
  if (granted !== null && desk.incidents === null) await replies.whisper(viewNoAlerts());
  return granted === null ? null : desk.incidents;
};

const acts =
  (act: IncidentAct): Handle =>
  async ({ value, caller }, desk, replies) => {
    const incidents = await requireIncidents(desk, replies, caller);
    if (incidents === null) return;
    await replies.whisper(await incidents.act(value, act, caller.userId));
    await incidents.deliver();
  };

const decide = async (
  verdict: LimitVerdict,
  incidentId: string,
  incidents: IncidentDesk,
  { userId }: Press['caller'],
  replies: Replies,
): Promise<void> => {
  await replies.whisper(await incidents.decide(incidentId, verdict, userId));
  await incidents.deliver();
};

const details: Handle = async ({ value, caller }, desk, replies) => {
  const incidents = await requireIncidents(desk, replies, caller);
  if (incidents !== null) await replies.show('Details', await incidents.details(value));
};

/** Asks why before anything is done; what is submitted is checked again. */
const askWhy: Handle = async ({ value, caller, channelId, triggerId }, desk, replies) => {
  const incidents = await requireIncidents(desk, replies, caller);
  if (incidents === null) return;
  const incident = incidents.title(value);
  if ('told' in incident) return replies.whisper(incident.told);
  await desk.notifier.openModal(triggerId, viewExpecting({ incidentId: value, channelId }, incident.title));
};

/**
 * The request's own amount, which the person was shown and has confirmed; where it has none, or the button holds another
 * one, they are asked for one.
 */
const approve: Handle = async ({ value, caller, channelId, triggerId }, desk, replies) => {
  const incidents = await requireIncidents(desk, replies, caller);
  if (incidents === null) return;
  const { incidentId, amount } = readApproval(value);
  const asked = incidents.ask(incidentId);
  if ('told' in asked) return replies.whisper(asked.told);
  if (amount !== null && amount === asked.ask.asked)
    return decide({ kind: 'approve', amount }, incidentId, incidents, caller, replies);
  await desk.notifier.openModal(triggerId, viewApproving({ incidentId, channelId }, asked.ask));
};

const deny: Handle = async ({ value, caller }, desk, replies) => {
  const incidents = await requireIncidents(desk, replies, caller);
  if (incidents !== null) await decide({ kind: 'deny' }, value, incidents, caller, replies);
};

/** What the buttons of incidents do. Their value, an incident's id, comes back from Slack and may be anything. */
export const incidentHandlers: readonly (readonly [string, Handle])[] = [
  [INCIDENT_ACTIONS.acknowledge, acts({ kind: 'acknowledge' })],
  [INCIDENT_ACTIONS.snoozeDay, acts({ kind: 'snooze', days: 1 })],
  [INCIDENT_ACTIONS.snoozeWeek, acts({ kind: 'snooze', days: 7 })],
  [INCIDENT_ACTIONS.expect, askWhy],
  [INCIDENT_ACTIONS.details, details],
  [INCIDENT_ACTIONS.approve, approve],
  [INCIDENT_ACTIONS.deny, deny],
];
