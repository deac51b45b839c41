import type { Filter, Grouping, SpendRow } from '../../domain/spend.ts';
import type { Counting } from './counting.ts';
import type { Piece } from './fill-blocks.ts';
import { foldTable, type Sums } from './fold-table.ts';
import type { Recent } from './keep-recent.ts';
import type { QuestionPlan } from './plan-question.ts';
import type { Id } from './table.ts';

/** Rows that were summed before, by what they are sums of. */
export type RowMemory<M> = Recent<readonly SpendRow<M>[]>;

type Summing = Pick<QuestionPlan, 'picked' | 'groupings' | 'byDay'>;

export const passes = (filters: readonly Filter[], idOf: (by: Grouping) => Id): boolean =>
  filters.every(({ by, ids }) => ids.includes(idOf(by)));

const sumAnew = <M>(
  { join }: Counting<M>,
  pieces: readonly Piece[],
  { picked, groupings, byDay }: Summing,
): readonly SpendRow<M>[] => {
  const sums: Sums = new Map();
  for (const { table, span } of pieces) {
    const places = groupings.map((by) => table.columns.indexOf(by));
    const isPicked = (ids: readonly Id[]): boolean =>
      picked.length === 0 || passes(picked, (by) => ids[table.columns.indexOf(by)] ?? null);
    const pick = (ids: readonly Id[]): Id[] | null =>
      isPicked(ids) ? places.map((place) => ids[place] ?? null) : null;
    const picksAll = places.length === table.columns.length;
    foldTable(sums, table, { span, byDay, pick, picksAll });
  }
  return [...sums.values()].map(({ day, ids, counts }) => {
    const group: Partial<Record<Grouping, Id>> = {};
    groupings.forEach((by, place) => {
      group[by] = ids[place] ?? null;
    });
    return { day, group, measure: join(counts) };
  });
};

/** The rows of the pieces that pass the filters, summed by `groupings` and perhaps by day. Stored pieces are summed once. */
export const sumPieces = <M>(
  counting: Counting<M>,
  pieces: readonly Piece[],
  { picked, groupings, byDay }: Summing,
  memory: RowMemory<M>,
): readonly SpendRow<M>[] => {
  const summing = { picked, groupings, byDay };
  if (pieces.some(({ digest }) => digest === null)) return sumAnew(counting, pieces, summing);
  const key = JSON.stringify([pieces.map(({ digest, span }) => [digest, span]), summing]);
  const known = memory.get(key);
  if (known !== undefined) return known;
  const rows = sumAnew(counting, pieces, summing);
  memory.set(key, rows, rows.length);
  return rows;
};
