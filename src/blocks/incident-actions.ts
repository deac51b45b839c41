/** The buttons of an incident, as Slack sends their presses back. Each holds the incident's id. */
export const INCIDENT_ACTIONS = {
  acknowledge: 'incident-acknowledge',
  snoozeDay: 'incident-snooze-1d',
  snoozeWeek: 'incident-snooze-7d',
  expect: 'incident-expected',
  details: 'incident-details',
} as const;
