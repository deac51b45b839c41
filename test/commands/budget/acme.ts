import { budgetCommand } from '../../../src/commands/budget/index.ts';
import { present } from '../../../src/domain/part.ts';
import type { NamedKind } from '../../../src/ports.ts';
import { askCommand, misaskCommand } from '../../support/ask-command.ts';
import { createFakeSource } from '../../support/fake-source.ts';
import { type Entry, keepLedger } from '../../support/ledger.ts';
import { createMemoryStore } from '../../support/memory-store.ts';

const ADA = { userId: 'UADA', teamId: 'T1', email: null };

const NAMES: Readonly<Partial<Record<NamedKind, readonly { readonly id: string; readonly name: string }[]>>> = {
  workspace: [
    { id: 'wrkspc_1', name: 'Production' },
    { id: 'wrkspc_2', name: 'Prod EU' },
    { id: 'wrkspc_3', name: 'Research' },
  ],
  model: [{ id: 'claude-opus-4-8', name: 'claude-opus-4-8' }],
};

/** The Console of Acme, with these books and these names. */
export const createConsole = (entries: readonly Entry[] = [], parts: Parameters<typeof createFakeSource>[1] = {}) =>
  createFakeSource('console', {
    ...keepLedger(entries, { source: 'console' }),
    namesOf: async (kind) => present(NAMES[kind] ?? []),
    ...parts,
  });

/** `$20` on each of two days of November, `$5` today. */
export const BOOKS: readonly Entry[] = [
  { day: '2026-10-31', user: null, amount: '1000' },
  { day: '2026-11-02', user: null, amount: '20' },
  { day: '2026-11-17', user: null, amount: '20' },
  { day: '2026-11-22', user: null, amount: '5' },
];

/** A desk at which one person asks about budgets, one question after the other. */
export const sitDown = (sources = [createConsole(BOOKS)], state = createMemoryStore()) => ({
  state,
  ask: (text: string, how: Parameters<typeof askCommand>[3] = {}) =>
    askCommand(budgetCommand, text, sources, { caller: ADA, state, ...how }),
  misask: (text: string, how: Parameters<typeof askCommand>[3] = {}) =>
    misaskCommand(budgetCommand, text, sources, { caller: ADA, state, ...how }),
});
