import { present } from '../../../src/domain/part.ts';
import type { ClaudeSource } from '../../../src/ports.ts';
import { createFakeSource } from '../../support/fake-source.ts';
import { day, type Entry, keepLedger, person } from '../../support/ledger.ts';
import { apiKey, at, member } from '../../support/organisation.ts';

const CONSOLE_STAFF = [
  member('ada', { role: 'admin' }),
  member('bob', { role: 'developer' }),
  member('cleo', { role: 'developer', addedAt: at('2024-01-15') }),
  member('dan', { role: 'claude_code_user' }),
  member('eve', { role: 'billing', addedAt: at('2023-06-01') }),
  member('new', { role: 'user', addedAt: at('2026-11-10') }),
];

const KEYS = [
  apiKey('pipeline', { createdBy: { id: 'user_bob', type: 'user' } }),
  apiKey('robot', { principal: { id: 'svac_1', type: 'service_account' }, createdBy: null }),
  apiKey('personal', { principal: { id: 'user_dan', type: 'user' } }),
  apiKey('retired', { status: 'inactive' }),
];

/** Ada works under her own name, Bob through his pipeline's key, Dan last did in September. */
const ENTRIES: readonly Entry[] = [
  { day: '2026-11-22', user: 'user_ada', usage: { output: 10 } },
  { day: '2026-11-02', user: 'apikey_pipeline', key: 'apikey_pipeline', usage: { output: 10 } },
  { day: '2026-11-03', user: null, usage: { output: 10 } },
  { day: '2026-11-03', user: 'user_cleo', usage: {} },
  { day: '2026-09-10', user: 'user_dan', usage: { output: 10 } },
];

export const acmeConsole = (methods: Partial<ClaudeSource> = {}): ClaudeSource =>
  createFakeSource('console', {
    members: async () => present(CONSOLE_STAFF),
    apiKeys: async () => present(KEYS),
    ...keepLedger(ENTRIES, { source: 'console', actors: [person('user_ada')] }),
    ...methods,
  });

export const acmeEnterprise = (methods: Partial<ClaudeSource> = {}): ClaudeSource =>
  createFakeSource('enterprise', {
    members: async () =>
      present([
        member('ada', { id: 'user_ent_ada', role: 'primary_owner' }),
        member('cleo', { id: 'user_ent_cleo', role: 'user', addedAt: at('2025-02-01') }),
        member('fay', { id: 'user_ent_fay', role: 'user', addedAt: at('2025-01-01') }),
        member('gus', { id: 'user_ent_gus', role: 'supervisor' }),
      ]),
    activity: async ({ from }) =>
      present({
        covered: { from, to: day('2026-11-21') },
        people: [
          { userId: 'user_ent_ada', email: null, conversations: 1, messagesSent: 2, isActive: true, lastActive: null },
          {
            userId: 'other',
            email: 'Gus@ACME.example',
            conversations: 0,
            messagesSent: 0,
            isActive: true,
            lastActive: null,
          },
          {
            userId: 'user_ent_fay',
            email: 'fay@acme.example',
            conversations: 0,
            messagesSent: 0,
            isActive: false,
            lastActive: null,
          },
        ],
      }),
    adoption: async () =>
      present({
        day: day('2026-11-20'),
        seats: 10,
        pendingInvites: 0,
        dailyActive: 1,
        weeklyActive: 2,
        monthlyActive: 2,
      }),
    ...methods,
  });
