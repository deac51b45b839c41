import type { ChatRow } from './join-chat.ts';
import { usageAlgebra } from './measure.ts';
import { add, type Money, ZERO } from './money.ts';
import type { Usage } from './spend.ts';

/** A sum over people of whom some may not be known. */
export interface Tally {
  readonly known: number;
  /** How many people it does not know. */
  readonly unknown: number;
  /** How many it knows. */
  readonly counted: number;
}

/** Null where not a single row's number is known. */
export interface ChatSum {
  readonly conversations: Tally;
  readonly messagesSent: Tally;
  readonly usage: Usage | null;
  readonly amount: Money | null;
}

/** Use without an identity has no conversations to know of. */
const tally = (rows: readonly ChatRow[], countOf: (row: ChatRow) => number | null): Tally => {
  const counts = rows.filter(({ kind }) => kind === 'identity').map(countOf);
  const known = counts.filter((count) => count !== null);
  return {
    known: known.reduce((sum, count) => sum + count, 0),
    unknown: counts.length - known.length,
    counted: known.length,
  };
};

const sumKnown = <T>(values: readonly (T | null)[], plus: (a: T, b: T) => T, zero: T): T | null => {
  const known = values.filter((value): value is T => value !== null);
  return known.length === 0 && values.length > 0 ? null : known.reduce(plus, zero);
};

export const sumChat = (rows: readonly ChatRow[]): ChatSum => ({
  conversations: tally(rows, ({ conversations }) => conversations),
  messagesSent: tally(rows, ({ messagesSent }) => messagesSent),
  usage: sumKnown(
    rows.map(({ usage }) => usage),
    usageAlgebra.add,
    usageAlgebra.zero,
  ),
  amount: sumKnown<Money>(
    rows.map(({ amount }) => amount),
    add,
    ZERO,
  ),
});
