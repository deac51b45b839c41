import type { Budget } from '../../../src/domain/budget.ts';
import { isoDay, plusDays } from '../../../src/domain/day.ts';
import { present } from '../../../src/domain/part.ts';
import type { Source } from '../../../src/domain/spend.ts';
import type { ClaudeSource, NamedKind } from '../../../src/ports.ts';
import { createFakeSource, NOW, usd } from '../../support/fake-source.ts';
import { day, type Entry, keepLedger, person } from '../../support/ledger.ts';

const NAMES: Readonly<Partial<Record<NamedKind, readonly { readonly id: string; readonly name: string }[]>>> = {
  workspace: [
    { id: 'wrkspc_1', name: 'Production' },
    { id: 'wrkspc_2', name: 'Research' },
    { id: 'wrkspc_3', name: 'Sandbox <new>' },
  ],
  model: ['claude-opus-4-8', 'claude-sonnet-5'].map((id) => ({ id, name: id })),
  user: ['ada', 'ben'].map((name) => ({ id: `user_${name}`, name: `${name}@acme.example` })),
};

const ACTORS = [
  person('user_ada'),
  person('user_ben'),
  person('svac_1', { type: 'service_account', email: null, name: 'nightly' }),
];

export const createConsole = (entries: readonly Entry[], methods: Partial<ClaudeSource> = {}): ClaudeSource =>
  createFakeSource('console', {
    ...keepLedger(entries, { source: 'console', actors: ACTORS }),
    namesOf: async (kind) => present(NAMES[kind] ?? []),
    ...methods,
  });

export const createEnterprise = (entries: readonly Entry[], methods: Partial<ClaudeSource> = {}): ClaudeSource =>
  createFakeSource('enterprise', {
    ...keepLedger(entries, { source: 'enterprise', actors: ACTORS }),
    adoption: async () =>
      present({
        day: day('2026-11-20'),
        seats: 60,
        pendingInvites: 0,
        dailyActive: 20,
        weeklyActive: 35,
        monthlyActive: 41,
      }),
    ...methods,
  });

/** The same on every day, both included. */
export const everyDay = (from: string, to: string, entries: readonly Omit<Entry, 'day'>[]): readonly Entry[] => {
  const length = day(to) - day(from) + 1;
  return Array.from({ length }, (_, index) => isoDay(plusDays(day(from), index))).flatMap((iso) =>
    entries.map((entry) => ({ ...entry, day: iso })),
  );
};

const UNCACHED = 'uncached_input_tokens';
const READ = 'cache_read_input_tokens';

/** $70 a day of Production, Ada and the nightly job, three quarters of its input out of the cache; $30 of Research, Ben. */
export const USUAL: readonly Omit<Entry, 'day'>[] = [
  {
    user: 'user_ada',
    workspace: 'wrkspc_1',
    model: 'claude-opus-4-8',
    token: UNCACHED,
    amount: '40',
    usage: { uncachedInput: 1_000_000 },
  },
  {
    user: 'svac_1',
    workspace: 'wrkspc_1',
    model: 'claude-opus-4-8',
    token: READ,
    amount: '30',
    usage: { cacheRead: 3_000_000 },
  },
  {
    user: 'user_ben',
    workspace: 'wrkspc_2',
    model: 'claude-sonnet-5',
    token: UNCACHED,
    amount: '30',
    usage: { uncachedInput: 500_000 },
  },
];

/** Since August, until today. */
export const QUIET = everyDay('2026-08-01', '2026-11-22', USUAL);

export const budget = (amount: string, parts: Partial<Budget> = {}): Budget => ({
  id: 'b1',
  amount: usd(amount),
  period: 'monthly',
  scope: [{ source: 'console' satisfies Source, filters: [] }],
  words: '',
  steps: [80, 100],
  channel: null,
  setBy: 'UADA',
  setAt: NOW,
  ...parts,
});
