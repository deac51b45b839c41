import { fromUsd, type Money, toUsd } from '../domain/money.ts';

/** The buttons of an incident, as Slack sends their presses back. Each holds the incident's id. */
export const INCIDENT_ACTIONS = {
  acknowledge: 'incident-acknowledge',
  snoozeDay: 'incident-snooze-1d',
  snoozeWeek: 'incident-snooze-7d',
  expect: 'incident-expected',
  details: 'incident-details',
  approve: 'incident-approve',
  deny: 'incident-deny',
} as const;

/** An approval, as its button holds it. `amount` is what the person was shown and asked to confirm; null: none yet. */
interface Approval {
  readonly incidentId: string;
  readonly amount: Money | null;
}

export const writeApproval = ({ incidentId, amount }: Approval): string =>
  amount === null ? incidentId : `${incidentId} ${toUsd(amount)}`;

/** What such a button holds may be anything by the time it comes back. */
export const readApproval = (value: string): Approval => {
  const [incidentId = '', amount = ''] = value.split(' ');
  return { incidentId, amount: fromUsd(amount) };
};
