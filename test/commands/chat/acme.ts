import type { PersonActivity } from '../../../src/domain/activity.ts';
import { present } from '../../../src/domain/part.ts';
import type { ClaudeSource } from '../../../src/ports.ts';
import { createFakeSource } from '../../support/fake-source.ts';
import { day, type Entry, keepLedger, person } from '../../support/ledger.ts';

export const activityOf = (id: string, parts: Partial<PersonActivity> = {}): PersonActivity => ({
  userId: `user_${id}`,
  email: `${id}@acme.example`,
  conversations: 0,
  messagesSent: 0,
  isActive: false,
  lastActive: null,
  ...parts,
});

const ACTORS = [
  person('user_ada', { name: 'Ada Lovelace' }),
  person('user_bob'),
  person('user_gone', { email: null, name: 'Deleted User', deleted: true }),
];

/** November so far: Ada chats and codes, Bob has the unified product, one user was deleted, some use has no identity. */
const ENTRIES: readonly Entry[] = [
  {
    day: '2026-11-03',
    user: 'user_ada',
    amount: '10.005',
    usage: { uncachedInput: 1000, output: 200, cacheRead: 30, cacheWrite5m: 4, cacheWrite1h: 5 },
  },
  { day: '2026-11-21', user: 'user_ada', amount: '2', usage: { uncachedInput: 500 } },
  { day: '2026-11-05', user: 'user_ada', product: 'claude_code', amount: '70', usage: { output: 9_000_000 } },
  { day: '2026-11-06', user: 'user_bob', product: 'chat_cowork_unified', amount: '20.5', usage: { output: 4000 } },
  { day: '2026-11-06', user: 'user_bob', product: 'cowork', amount: '1.25' },
  { day: '2026-11-07', user: 'user_gone', amount: '3', usage: { output: 70 } },
  { day: '2026-11-08', user: null, amount: '0.004', usage: { output: 1 } },
  { day: '2026-10-04', user: 'user_ada', amount: '30', usage: { output: 5 } },
];

const PEOPLE = [
  activityOf('ada', { conversations: 12, messagesSent: 340, isActive: true }),
  activityOf('bob', { conversations: null, messagesSent: 25, isActive: true }),
  activityOf('cleo', { conversations: 3, messagesSent: 9, isActive: true }),
  activityOf('idle'),
];

/** Activity is published up to 20 November. */
export const acme = (methods: Partial<ClaudeSource> = {}): ClaudeSource =>
  createFakeSource('enterprise', {
    ...keepLedger(ENTRIES, { actors: ACTORS }),
    activity: async ({ from }) => present({ covered: { from, to: day('2026-11-21') }, people: PEOPLE }),
    adoption: async () =>
      present({
        day: day('2026-11-20'),
        seats: 60,
        pendingInvites: 2,
        dailyActive: 23,
        weeklyActive: 35,
        monthlyActive: 41,
      }),
    ...methods,
  });
