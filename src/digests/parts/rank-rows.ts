import { compareMoney } from '../../domain/money.ts';
import { type Ranking, rank } from '../../domain/ranking.ts';
import { type Compared, compareTotals } from './compare-spend.ts';
import type { ComparedRow } from './list-rows.ts';

const TOP = 20;

/** The rows of a table: those that cost most, now or before where that can be compared. */
export const rankRows = (compared: Compared, rows: readonly ComparedRow[]): Ranking<ComparedRow> => {
  const isComparable = compareTotals(compared).before !== null;
  return rank(
    rows.filter(({ amount }) => isComparable || amount !== 0n),
    {
      // What has gone stands where it stood.
      sizeOf: ({ amount, before }) => (compareMoney(amount, before) < 0 ? before : amount),
      labelOf: ({ label }) => label,
      top: TOP,
    },
  );
};
