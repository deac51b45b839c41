import { z } from 'zod';
import { type Day, plusDays } from '../../domain/day.ts';
import type { Actor, Grouping } from '../../domain/spend.ts';
import { GROUPINGS } from '../../domain/spend.ts';
import { type Id, spellIds, type Table } from './table.ts';

const numbers = z.array(z.int());

/**
 * A table as compact JSON: every id once, tuples as places in those, days as distances from the first one, counts
 * that are zero in every row as an empty list.
 */
export const encodedTableSchema = z.object({
  columns: z.array(z.enum(GROUPINGS)),
  ids: z.array(z.array(z.string().nullable())),
  tuples: z.array(numbers),
  actors: z.array(
    z.object({
      id: z.string(),
      type: z.enum(['user', 'service_account', 'api_key', 'federated']),
      email: z.string().nullable(),
      name: z.string().nullable(),
      deleted: z.boolean(),
    }),
  ),
  from: z.int(),
  days: numbers,
  rows: numbers,
  counts: z.array(numbers),
});

export interface EncodedTable {
  readonly columns: readonly Grouping[];
  readonly ids: readonly (readonly Id[])[];
  readonly tuples: readonly (readonly number[])[];
  readonly actors: readonly Actor[];
  readonly from: number;
  readonly days: readonly number[];
  readonly rows: readonly number[];
  readonly counts: readonly (readonly number[])[];
}

const encodeColumn = (column: readonly Id[]): { ids: Id[]; places: number[] } => {
  const known = new Map<Id, number>();
  const places = column.map((id) => {
    const place = known.get(id);
    if (place !== undefined) return place;
    known.set(id, known.size);
    return known.size - 1;
  });
  return { ids: [...known.keys()], places };
};

export const encodeTable = (table: Table, from: Day): EncodedTable => {
  const columns = table.columns.map((_, index) => encodeColumn(table.tuples.map((ids) => ids[index] ?? null)));
  return {
    columns: table.columns,
    ids: columns.map(({ ids }) => ids),
    tuples: columns.map(({ places }) => places),
    actors: table.actors,
    from,
    days: table.days.map((day) => day - from),
    rows: table.tuple,
    counts: table.counts.map((column) => (column.some((count) => count !== 0) ? column : [])),
  };
};

/** Null when the columns do not fit each other: then it is not what `encodeTable` wrote. */
export const decodeTable = (encoded: EncodedTable, columns: readonly Grouping[], width: number): Table | null => {
  const { ids, rows, counts } = encoded;
  const size = encoded.tuples[0]?.length ?? 0;
  const fits =
    encoded.columns.join() === columns.join() &&
    ids.length === columns.length &&
    encoded.tuples.length === columns.length &&
    encoded.tuples.every(
      (places, column) => places.length === size && places.every((place) => isPlace(ids[column], place)),
    ) &&
    encoded.days.length === rows.length &&
    rows.every((row) => row >= 0 && row < size) &&
    counts.length === width &&
    counts.every((column) => column.length === 0 || column.length === rows.length);
  if (!fits) return null;
  const zeros = rows.map(() => 0);
  const tuples = Array.from({ length: size }, (_, place) =>
    encoded.tuples.map((places, column) => ids[column]?.[places[place] ?? 0] ?? null),
  );
  return {
    columns,
    tuples,
    keys: tuples.map(spellIds),
    actors: encoded.actors,
    days: encoded.days.map((distance) => plusDays(encoded.from as Day, distance)),
    tuple: rows,
    counts: counts.map((column) => (column.length === 0 ? zeros : column)),
  };
};

const isPlace = (ids: readonly Id[] | undefined, place: number): boolean =>
  ids !== undefined && place >= 0 && place < ids.length;
