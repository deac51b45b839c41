import type { Grouping } from '../../domain/spend.ts';
import type { Id, Table } from './table.ts';

/** One dimension of several tables together: every id that occurs in it, once, and where each table has them. */
export interface Axis {
  readonly by: Grouping;
  readonly ids: readonly Id[];
  /** For each table, of each row the place of its id in the table's own list. */
  readonly places: readonly Int32Array[];
  /** For each table, of each id in its own list the place in `ids`. */
  readonly shared: readonly Int32Array[];
}

interface Column {
  readonly ids: readonly Id[];
  readonly places: Int32Array;
}

/** A column of a table; no ids where the table has no such column. */
export const columnOf = ({ columns, ids, places, days }: Table, by: Grouping): Column => {
  const column = columns.indexOf(by);
  return { ids: ids[column] ?? [null], places: places[column] ?? new Int32Array(days.length) };
};

export const drawAxis = (tables: readonly Table[], by: Grouping): Axis => {
  const known = new Map<Id, number>();
  const placeOf = (id: Id): number => {
    const place = known.get(id) ?? known.size;
    known.set(id, place);
    return place;
  };
  const columns = tables.map((table) => columnOf(table, by));
  const shared = columns.map(({ ids }) => new Int32Array(ids.map(placeOf)));
  return { by, ids: [...known.keys()], places: columns.map(({ places }) => places), shared };
};
