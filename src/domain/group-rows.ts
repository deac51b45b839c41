import type { Algebra } from './measure.ts';
import type { Dimension, Grouping, SpendRow } from './spend.ts';

const keep = <M>(row: SpendRow<M>, by: readonly Dimension[]): SpendRow<M> => {
  const group: Partial<Record<Grouping, string | null>> = {};
  for (const dimension of by) if (dimension !== 'day') group[dimension] = row.group[dimension] ?? null;
  return { day: by.includes('day') ? row.day : null, group, measure: row.measure };
};

const keyOf = <M>(row: SpendRow<M>, by: readonly Dimension[]): string =>
  JSON.stringify(by.map((dimension) => (dimension === 'day' ? row.day : (row.group[dimension] ?? null))));

/**
 * Merges rows that agree in every dimension of `by`, dropping the others; in the order in which each first appears. The
 * result adds up to the same total. Rows without a value of a dimension stay together as the row with null.
 */
export const groupRows = <M>(
  rows: readonly SpendRow<M>[],
  by: readonly Dimension[],
  algebra: Algebra<M>,
): SpendRow<M>[] => {
  const merged = new Map<string, SpendRow<M>>();
  for (const row of rows) {
    const key = keyOf(row, by);
    const same = merged.get(key);
    const kept = keep(row, by);
    merged.set(key, same === undefined ? kept : { ...kept, measure: algebra.add(same.measure, kept.measure) });
  }
  return [...merged.values()];
};

export const totalOf = <M>(rows: readonly { readonly measure: M }[], algebra: Algebra<M>): M =>
  algebra.sum(rows.map(({ measure }) => measure));
