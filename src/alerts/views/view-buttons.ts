import { actions, button } from '../../blocks/build.ts';
import { INCIDENT_ACTIONS, writeApproval } from '../../blocks/incident-actions.ts';
import type { MessageBlock } from '../../blocks/message.ts';
import { shorten } from '../../blocks/text.ts';
import type { Incident } from '../../domain/incident.ts';
import type { LimitAsk } from '../../domain/limit-request.ts';
import { formatMoney } from '../../domain/money.ts';

type Button = ReturnType<typeof button>;

/** The amount stands at the end of what is asked to confirm: a long name must not push it out. */
const LONGEST_NAME = 150;

const approve = (incidentId: string, { asked, person, period }: LimitAsk): Button => {
  const spec = {
    text: 'Approve',
    actionId: INCIDENT_ACTIONS.approve,
    value: writeApproval({ incidentId, amount: asked }),
    style: 'primary',
  } as const;
  if (asked === null) return button(spec);
  const text = `${shorten(person, LONGEST_NAME)} may then spend up to ${formatMoney(asked)} ${period}.`;
  return button({ ...spec, confirm: { title: 'Approve this request?', text, confirm: 'Approve', deny: 'Cancel' } });
};

const deny = (incidentId: string, { person }: LimitAsk): Button =>
  button({
    text: 'Deny',
    actionId: INCIDENT_ACTIONS.deny,
    value: incidentId,
    style: 'danger',
    confirm: {
      title: 'Deny this request?',
      text: `The limit of ${shorten(person, LONGEST_NAME)} stays as it is, and Anthropic tells them so.`,
      confirm: 'Deny',
      deny: 'Cancel',
    },
  });

/** What can be done about an incident, as it stands. */
export const viewButtons = ({ id, status, acts, finding }: Incident): MessageBlock[] => {
  const { ask } = finding;
  const isAcknowledged = acts.some(({ kind }) => kind === 'acknowledged');
  const details = button({ text: 'Details', actionId: INCIDENT_ACTIONS.details, value: id });
  if (status !== 'open') return actions([details]);
  const acknowledge = { text: 'Acknowledge', actionId: INCIDENT_ACTIONS.acknowledge, value: id };
  return actions([
    ...(ask === undefined ? [] : [approve(id, ask), deny(id, ask)]),
    ...(isAcknowledged ? [] : [button({ ...acknowledge, ...(ask === undefined && { style: 'primary' as const }) })]),
    button({ text: 'Snooze 1 day', actionId: INCIDENT_ACTIONS.snoozeDay, value: id }),
    button({ text: 'Snooze 7 days', actionId: INCIDENT_ACTIONS.snoozeWeek, value: id }),
    button({ text: 'Expected', actionId: INCIDENT_ACTIONS.expect, value: id }),
    details,
  ]);
};
