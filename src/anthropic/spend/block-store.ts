import { z } from 'zod';
import { type Day, toInstant } from '../../domain/day.ts';
import { GROUPINGS } from '../../domain/spend.ts';
import { digestTable } from './digest-table.ts';
import { decodeTable, encodedTableSchema, encodeTable } from './encode-table.ts';
import { type Held, spanOf } from './held.ts';
import type { Recent } from './keep-recent.ts';
import type { Offer } from './report.ts';
import type { Series } from './series.ts';
import type { Table } from './table.ts';

/** Decoded tables by digest, shared by all series: equal digests are equal content. */
export type TableMemory = Recent<Table>;

/** What is stored of one way to break a series down, and whether its days are too many rows for a page. */
export interface BlockIndex {
  readonly dense: boolean;
  readonly blocks: readonly Held[];
}

const indexSchema = z.object({
  dense: z.boolean(),
  blocks: z.array(
    z.object({
      id: z.string(),
      daily: z.boolean(),
      from: z.int().transform((day) => day as Day),
      tags: z.array(z.string()),
      refreshedAt: z.int().transform(toInstant).nullable().default(null),
      digest: z.string(),
    }),
  ),
});

/** `actor+model`, as in the request that reads them. */
const nameOf = ({ groupBy }: Offer): string => groupBy.join('+');

/** The size of a table in memory, in numbers. */
const sizeOf = ({ days, ids, places, counts }: Table): number =>
  days.length * (1 + places.length + counts.length) + ids.reduce((size, column) => size + column.length, 0);

export const loadIndex = async <M>({ shelf }: Series<M>, offer: Offer): Promise<BlockIndex> =>
  (await shelf.read(`${nameOf(offer)}.index`, indexSchema)) ?? { dense: false, blocks: [] };

export const saveIndex = <M>({ shelf }: Series<M>, offer: Offer, index: BlockIndex): void => {
  shelf.write(`${nameOf(offer)}.index`, () => index);
};

const BREAKDOWNS = 'breakdowns';
const breakdownsSchema = z.array(z.object({ groupBy: z.array(z.string()), columns: z.array(z.enum(GROUPINGS)) }));

/** Every way in which something of a series is stored broken down. */
export const loadBreakdowns = async <M>({ shelf }: Series<M>): Promise<readonly Offer[]> =>
  (await shelf.read(BREAKDOWNS, breakdownsSchema)) ?? [];

/** Notes that something is stored broken down in this way. */
export const noteBreakdown = async <M>(series: Series<M>, offer: Offer): Promise<void> => {
  const known = await loadBreakdowns(series);
  if (known.every((each) => nameOf(each) !== nameOf(offer))) series.shelf.write(BREAKDOWNS, () => [...known, offer]);
};

/** Null when the stored content is not what the index says. */
export const loadBlock = async <M>(series: Series<M>, offer: Offer, held: Held): Promise<Table | null> => {
  const remembered = series.memory.get(held.digest);
  if (remembered !== undefined) return remembered;
  const stored = await series.shelf.read(`${nameOf(offer)}.${held.id}`, encodedTableSchema);
  const table = stored && decodeTable(stored, offer.columns, series.report.counting.width, spanOf(held));
  if (table === null || digestTable(table) !== held.digest) return null;
  series.memory.set(held.digest, table, sizeOf(table));
  return table;
};

/** Stores a table; the digest by which it is found again. */
export const saveBlock = <M>({ memory, shelf }: Series<M>, offer: Offer, held: Held, table: Table): string => {
  const digest = digestTable(table);
  memory.set(digest, table, sizeOf(table));
  shelf.write(`${nameOf(offer)}.${held.id}`, () => encodeTable(table, held.from));
  return digest;
};
