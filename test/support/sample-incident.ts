import type { QueueSettings } from '../../src/alerts/queue-steps.ts';
import { type Instant, toInstant } from '../../src/domain/day.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { Incident } from '../../src/domain/incident.ts';
import { rules } from '../../src/rules/index.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { NOW } from './fake-source.ts';

export const minutesLater = (minutes: number): Instant => toInstant(NOW + minutes * 60_000);

export const SETTINGS: QueueSettings = {
  rules: new Map<string, Rule>(rules.map((rule) => [rule.id, rule])),
  alertChannel: 'C9ALERTS',
  timezone: 'Europe/Berlin',
};

export const finding = (parts: Partial<Finding> = {}): Finding => ({
  rule: 'admin-added',
  source: 'console',
  subject: 'user_01',
  period: '2026-11-22T09:25:00Z',
  severity: 'high',
  lifecycle: 'event',
  facts: [],
  statement: {
    title: 'Ada Example (ada@acme.example) is now an admin of Acme Research (Claude Console)',
    fields: [
      { label: 'Role', value: 'developer → admin' },
      { label: 'User id', value: 'user_01' },
    ],
    advice: 'If none of the administrators meant this, take the role away.',
    row: ['new role', 'Ada Example', 'ada@acme.example', 'developer → admin', 'Acme Research'],
  },
  ...parts,
});

/** A state, which lasts: a key whose creator has left. */
export const stateFinding = (parts: Partial<Finding> = {}): Finding =>
  finding({
    rule: 'key-orphaned',
    subject: 'apikey_01',
    period: null,
    severity: 'medium',
    lifecycle: 'state',
    statement: {
      title: 'The creator of the API key ci-deploy has left',
      fields: [{ label: 'Key', value: 'ci-deploy' }],
      advice: 'Rotate it.',
      row: ['ci-deploy', 'sk-…abc', 'Bob', 'workspace Prod', 'Bob'],
    },
    ...parts,
  });

export const incident = (parts: Partial<Incident> = {}): Incident => ({
  id: '7',
  finding: finding(),
  group: null,
  also: [],
  status: 'open',
  openedAt: NOW,
  changedAt: NOW,
  endedAt: null,
  acts: [],
  snoozedUntil: null,
  message: null,
  ...parts,
});
