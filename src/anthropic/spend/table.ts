import type { Day, Span } from '../../domain/day.ts';
import type { Actor, Grouping } from '../../domain/spend.ts';

export type Id = string | null;

/**
 * Rows of a breakdown, column by column, because a quarter has hundreds of thousands of them. A row has a day (the first
 * one of the span where it sums a whole span), an id in each column, and its counts. The same day and ids may come more
 * than once: rows add up.
 */
export interface Table {
  readonly columns: readonly Grouping[];
  /** For each column, the ids that occur in it, each once. */
  readonly ids: readonly (readonly Id[])[];
  readonly actors: readonly Actor[];
  /** For each row. */
  readonly days: Int32Array;
  /** For each column, of each row the place of its id in `ids`. */
  readonly places: readonly Int32Array[];
  /** For each kind of count, the count of each row. */
  readonly counts: readonly Float64Array[];
}

export interface TableBuilder {
  /** Takes a copy: what is given may be used again for the next row. */
  readonly add: (day: Day, ids: readonly Id[], counts: readonly number[]) => void;
  readonly name: (actor: Actor) => void;
  /** Copies the rows of the days outside of a span. */
  readonly copyAround: (table: Table, span: Span) => void;
  readonly build: () => Table;
}

/** One column of ids: each is told apart once, its rows only say which one. */
interface IdColumn {
  readonly known: Map<Id, number>;
  /** In the order of their places. */
  readonly ids: Id[];
  /** For each place, the one that came after it last. */
  readonly after: number[];
  readonly places: number[];
}

const newColumn = (): IdColumn => ({ known: new Map(), ids: [], after: [], places: [] });

const placeOf = ({ known, ids, after }: IdColumn, id: Id): number => {
  const place = known.get(id) ?? known.size;
  if (place === ids.length) {
    known.set(id, place);
    ids.push(id);
    after.push(place);
  }
  return place;
};

/** Ids mostly come in the order of the day before: comparing with the one that came next then costs half of looking it up. */
const addId = (column: IdColumn, id: Id): void => {
  const { ids, after, places } = column;
  const last = places.at(-1) ?? 0;
  let place = after[last] ?? 0;
  if (ids[place] !== id) {
    place = placeOf(column, id);
    after[last] = place;
  }
  places.push(place);
};

export const createTableBuilder = (columns: readonly Grouping[], width: number): TableBuilder => {
  const actors = new Map<string, Actor>();
  const days: number[] = [];
  const ids = columns.map(newColumn);
  const counts: number[][] = Array.from({ length: width }, () => []);

  const copyRow = (table: Table, row: number): void => {
    days.push(table.days[row] ?? 0);
    ids.forEach((column, at) => {
      addId(column, table.ids[at]?.[table.places[at]?.[row] ?? 0] ?? null);
    });
    counts.forEach((column, kind) => {
      column.push(table.counts[kind]?.[row] ?? 0);
    });
  };

  return {
    add: (day, rowIds, values) => {
      days.push(day);
      // Plain loops, for this runs for every row of every page.
      for (let column = 0; column < ids.length; column += 1) {
        const target = ids[column];
        if (target !== undefined) addId(target, rowIds[column] ?? null);
      }
      for (let kind = 0; kind < width; kind += 1) counts[kind]?.push(values[kind] ?? 0);
    },
    name: (actor) => {
      actors.set(actor.id, actor);
    },
    copyAround: (table, span) => {
      table.days.forEach((day, row) => {
        if (day < span.from || day >= span.to) copyRow(table, row);
      });
      for (const actor of table.actors) if (!actors.has(actor.id)) actors.set(actor.id, actor);
    },
    build: () => ({
      columns,
      ids: ids.map((column) => [...column.ids]),
      actors: [...actors.values()],
      days: new Int32Array(days),
      places: ids.map(({ places }) => new Int32Array(places)),
      counts: counts.map((column) => new Float64Array(column)),
    }),
  };
};
