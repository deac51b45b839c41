import { z } from 'zod';
import { type Day, lengthOf, type Span } from '../../domain/day.ts';
import type { Grouping } from '../../domain/spend.ts';
import { GROUPINGS } from '../../domain/spend.ts';
import { decodeNumbers, encodedNumbersSchema, encodeNumbers } from './encode-numbers.ts';
import type { Table } from './table.ts';

/** A table as compact JSON: every id once, days as distances from the first one, numbers column by column. */
export const encodedTableSchema = z.object({
  columns: z.array(z.enum(GROUPINGS)),
  ids: z.array(z.array(z.string().nullable())),
  actors: z.array(
    z.object({
      id: z.string(),
      type: z.enum(['user', 'service_account', 'api_key', 'federated']),
      email: z.string().nullable(),
      name: z.string().nullable(),
      deleted: z.boolean(),
    }),
  ),
  rows: z.int().nonnegative(),
  days: encodedNumbersSchema,
  places: z.array(encodedNumbersSchema),
  counts: z.array(encodedNumbersSchema),
});

export type EncodedTable = z.output<typeof encodedTableSchema>;

export const encodeTable = (table: Table, from: Day): EncodedTable => ({
  columns: [...table.columns],
  ids: table.ids.map((column) => [...column]),
  actors: [...table.actors],
  rows: table.days.length,
  days: encodeNumbers(table.days.map((day) => day - from)),
  places: table.places.map(encodeNumbers),
  counts: table.counts.map(encodeNumbers),
});

/** Whether all are whole numbers from 0 to before `end`. */
const isWithin = (numbers: Float64Array, end: number): boolean =>
  numbers.every((value) => Number.isInteger(value) && value >= 0 && value < end);

/** Null when the columns do not fit each other or the days: then it is not what `encodeTable` wrote. */
export const decodeTable = (
  encoded: EncodedTable,
  columns: readonly Grouping[],
  width: number,
  span: Span,
): Table | null => {
  const { ids, actors, rows } = encoded;
  const days = decodeNumbers(encoded.days, rows);
  const places = encoded.places.flatMap((column) => decodeNumbers(column, rows) ?? []);
  const counts = encoded.counts.flatMap((column) => decodeNumbers(column, rows) ?? []);
  const fits =
    days !== null &&
    isWithin(days, lengthOf(span)) &&
    encoded.columns.join() === columns.join() &&
    ids.length === columns.length &&
    places.length === columns.length &&
    places.every((column, index) => isWithin(column, ids[index]?.length ?? 0)) &&
    counts.length === width;
  if (!fits) return null;
  return {
    columns,
    ids,
    actors,
    days: Int32Array.from(days, (distance) => span.from + distance),
    places: places.map((column) => new Int32Array(column)),
    counts,
  };
};
