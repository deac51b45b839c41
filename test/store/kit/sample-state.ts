import { type Day, toInstant } from '../../../src/domain/day.ts';
import type { Finding } from '../../../src/domain/finding.ts';
import type { Incident } from '../../../src/domain/incident.ts';
import { EMPTY_STATE, type LedgerState } from '../../../src/domain/ledger-state.ts';
import { fromUsd, ZERO } from '../../../src/domain/money.ts';
import type { Member } from '../../../src/domain/organisation.ts';
import type { Snapshot } from '../../../src/domain/snapshot.ts';
import type { Source } from '../../../src/domain/spend.ts';

export const AT = toInstant(Date.parse('2026-11-22T09:30:00Z'));

const FINDING: Finding = {
  rule: 'admin-added',
  source: 'console',
  subject: 'user_1',
  period: null,
  severity: 'high',
  lifecycle: 'event',
  facts: ['member:console:user_1:role'],
  statement: {
    title: 'Ada “Ü” <b> is an admin',
    fields: [{ label: 'Role', value: 'admin' }],
    advice: '',
    row: ['Ada', ''],
  },
};

export const INCIDENT: Incident = {
  id: 'i1',
  finding: FINDING,
  group: null,
  also: [
    { ...FINDING, rule: 'member-added', severity: 'low' },
    {
      ...FINDING,
      rule: 'limit-request',
      ask: {
        requestId: 'slir_1',
        person: 'Ada',
        period: 'monthly',
        asked: fromUsd('800'),
        current: { limit: null, spent: ZERO },
      },
    },
  ],
  status: 'open',
  openedAt: AT,
  changedAt: AT,
  endedAt: null,
  acts: [{ kind: 'snoozed', by: 'U1', at: AT, until: AT, why: null }],
  snoozedUntil: AT,
  message: { channel: 'C1', ts: '1790000000.000100' },
};

/** Something in every field. */
export const FULL_STATE: LedgerState = {
  ...EMPTY_STATE,
  sequence: 4,
  settings: {
    budgets: [
      {
        id: 'b1',
        amount: fromUsd('1234567890123.000000000000000001') ?? ZERO,
        period: 'monthly',
        scope: [{ source: 'console', filters: [{ by: 'workspace', ids: ['wrkspc_1', null] }] }],
        words: 'workspace:Prod',
        steps: [50, 80, 100],
        channel: null,
        setBy: 'U1',
        setAt: AT,
      },
    ],
    subscriptions: [
      {
        id: 'd2',
        cadence: { kind: 'weekly', weekday: 1 },
        hour: 9,
        minute: 5,
        channel: 'C1',
        asks: ['workspace:wrkspc_1'],
        words: 'workspace:Prod',
        setBy: 'U1',
        setAt: AT,
        since: AT,
        paused: { by: 'U1', at: AT },
      },
    ],
    routes: { budget: 'C2' },
    mutes: [{ rule: 'key-stale', until: null, by: 'U1', at: AT }],
    sensitivity: 'high',
  },
  incidents: [INCIDENT, { ...INCIDENT, id: 'i2', group: [FINDING], status: 'resolved', endedAt: AT, message: null }],
  outbox: [
    {
      id: 'o1',
      envelope: { channel: 'C1', about: 'i1' },
      kind: 'post',
      message: { text: 'Hello', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Hello' } }] },
      attempted: null,
      failures: 2,
      notBefore: toInstant(AT + 0.25),
      fallback: null,
      queuedAt: AT,
    },
  ],
  polls: {
    lastStartedAt: AT,
    lastFinishedAt: null,
    announced: ['console'],
    evaluated: ['admin-added console'],
    blindSince: { 'console members': AT },
    breaks: [
      { source: 'console', from: null, to: AT },
      { source: 'console', from: AT, to: AT },
    ],
    limitsReadAt: { enterprise: AT },
  },
  digests: [
    {
      subscription: 'd2',
      slot: '2026-11-16',
      dueAt: AT,
      queuedAt: AT,
      period: { from: 20768 as Day, to: 20775 as Day },
      total: fromUsd('12.5'),
      message: { channel: 'C1', ts: '1790000000.000200' },
      corrected: false,
    },
  ],
  feeds: {
    enterprise: {
      followedUntil: AT,
      seen: [{ id: 'activity_1', at: AT }],
      ownRequests: ['req_1'],
      ownKeys: ['apikey_1'],
      unknown: { brand_new_type: { count: 2, lastAt: AT } },
    },
  },
  decisions: [
    { requestId: 'slir_1', verdict: 'approve', amount: fromUsd('500'), by: 'U1', at: AT, result: 'approved' },
  ],
  audit: [{ at: AT, by: 'U1', what: 'set budget b1', result: 'done' }],
};

export const memberOf = (index: number): Member => ({
  id: `user_${index}`,
  email: `person${index}@acme.example`,
  name: `Person “${index}”`,
  role: 'developer',
  addedAt: AT,
});

export const membersOnly = (source: Source, members: readonly Member[], at = AT): Snapshot => ({
  source,
  members: { at, items: members },
  invites: null,
  workspaces: null,
  workspaceMembers: null,
  keys: null,
});

/** Something in every list, and every variant of it. */
export const FULL_SNAPSHOT: Snapshot = {
  source: 'console',
  members: { at: AT, items: [memberOf(1), memberOf(2)] },
  invites: {
    at: toInstant(AT + 1),
    items: [
      { id: 'inv', email: 'e@x.y', role: 'admin', invitedAt: AT, expiresAt: AT, acceptedAt: null, status: 'pending' },
    ],
  },
  workspaces: {
    at: AT,
    items: [
      { id: 'w1', name: 'Default', isDefault: true, createdAt: AT, archivedAt: null, residency: null },
      {
        id: 'w2',
        name: 'Prod',
        isDefault: false,
        createdAt: AT,
        archivedAt: AT,
        residency: { workspaceGeo: 'us', defaultInferenceGeo: 'global', allowedInferenceGeos: 'unrestricted' },
      },
      {
        id: 'w3',
        name: 'EU',
        isDefault: false,
        createdAt: AT,
        archivedAt: null,
        residency: { workspaceGeo: 'eu', defaultInferenceGeo: 'eu', allowedInferenceGeos: ['eu'] },
      },
    ],
  },
  workspaceMembers: { at: AT, items: [{ workspaceId: 'w2', userId: 'user_1', workspaceRole: 'workspace_admin' }] },
  keys: {
    at: AT,
    items: [
      {
        id: 'k1',
        name: 'ci',
        status: 'active',
        hint: 'sk-ant-api03-Q7x...mQAA',
        createdAt: AT,
        expiresAt: AT,
        createdBy: { id: 'user_1', type: 'user' },
        principal: { id: 'svac_1', type: 'service_account' },
        scope: { type: 'workspace', workspaceId: null },
      },
      {
        id: 'k2',
        name: 'org',
        status: 'archived',
        hint: null,
        createdAt: AT,
        expiresAt: null,
        createdBy: null,
        principal: null,
        scope: { type: 'organization' },
      },
    ],
  },
};
