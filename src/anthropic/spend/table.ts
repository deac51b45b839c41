import type { Day } from '../../domain/day.ts';
import type { Actor, Grouping } from '../../domain/spend.ts';

export type Id = string | null;

/**
 * Rows of a breakdown, column by column. A row has a day (the first one of the span where it sums a whole span), a
 * tuple of ids in the order of `columns`, and its counts. The same day and tuple may come more than once: rows add up.
 */
export interface Table {
  readonly columns: readonly Grouping[];
  readonly tuples: readonly (readonly Id[])[];
  /** The text of each tuple: spelling and hashing it anew for every question would take longer than adding up. */
  readonly keys: readonly string[];
  readonly actors: readonly Actor[];
  /** For each row. */
  readonly days: readonly Day[];
  /** For each row, its place in `tuples`. */
  readonly tuple: readonly number[];
  /** For each kind of count, the count of each row. */
  readonly counts: readonly (readonly number[])[];
}

export interface TableBuilder {
  readonly add: (day: Day, ids: readonly Id[], counts: readonly number[]) => void;
  readonly name: (actor: Actor) => void;
  /** Copies the rows of the days that are wanted. */
  readonly copy: (table: Table, wanted: (day: Day) => boolean) => void;
  readonly build: () => Table;
}

/** One text for a tuple. Ids may hold any character, so their lengths keep the parts apart. */
export const spellIds = (ids: readonly Id[]): string => {
  let key = '';
  for (const id of ids) key += id === null ? '-' : `${id.length}:${id}`;
  return key;
};

export const createTableBuilder = (columns: readonly Grouping[], width: number): TableBuilder => {
  const places = new Map<string, number>();
  const tuples: (readonly Id[])[] = [];
  const actors = new Map<string, Actor>();
  const days: Day[] = [];
  const tuple: number[] = [];
  const counts: number[][] = Array.from({ length: width }, () => []);

  const placeOf = (ids: readonly Id[]): number => {
    const key = spellIds(ids);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, tuples.length);
    return tuples.push(ids) - 1;
  };
  const add: TableBuilder['add'] = (day, ids, values) => {
    days.push(day);
    tuple.push(placeOf(ids));
    for (let index = 0; index < width; index += 1) counts[index]?.push(values[index] ?? 0);
  };

  return {
    add,
    name: (actor) => {
      actors.set(actor.id, actor);
    },
    copy: (table, wanted) => {
      table.days.forEach((day, row) => {
        const ids = table.tuples[table.tuple[row] ?? 0];
        if (ids === undefined || !wanted(day)) return;
        add(
          day,
          ids,
          table.counts.map((column) => column[row] ?? 0),
        );
      });
      for (const actor of table.actors) if (!actors.has(actor.id)) actors.set(actor.id, actor);
    },
    build: () => ({ columns, tuples, keys: [...places.keys()], actors: [...actors.values()], days, tuple, counts }),
  };
};
