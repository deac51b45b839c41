import type { LedgerState } from '../domain/ledger-state.ts';

const findTwice = (ids: readonly string[]): string | null =>
  new Set(ids).size === ids.length ? null : (ids.find((id, index) => ids.indexOf(id) !== index) ?? null);

/** The number in `7`, `b7` and `d7`; 0 where there is none. */
const countOf = (id: string): number => Number(/^[bd]?(\d+)$/.exec(id)?.[1] ?? 0);

/**
 * What is wrong with the ids that people and buttons name things by, as a clause; null when nothing is. Each is given
 * once, and the state counts how many were.
 */
export const findIdFault = ({ settings, incidents, sequence }: LedgerState): string | null => {
  const lists = { incidents, 'settings.budgets': settings.budgets, 'settings.subscriptions': settings.subscriptions };
  for (const [name, list] of Object.entries(lists)) {
    const ids = list.map(({ id }) => id);
    const twice = findTwice(ids);
    if (twice !== null) return `its field ${name} has the id ${twice} twice`;
    const ahead = ids.find((id) => countOf(id) > sequence);
    if (ahead !== undefined) return `its field sequence is behind the id ${ahead} in ${name}`;
  }
  return null;
};
