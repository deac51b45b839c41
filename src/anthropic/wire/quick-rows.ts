import { type Day, daysOf, isoStart, type Span } from '../../domain/day.ts';
import { isRaw, type Raw } from './quick-values.ts';

/** The id of a row in one column, from what holds its dimensions; undefined where it is not as usual. */
export type QuickId = (group: Raw) => string | null | undefined;

/** Puts what a row measures into `counts`. False where it is not as usual. */
export type QuickCounts = (row: Raw, counts: number[]) => boolean;

/** Takes a row. The lists are filled anew for the next one. */
type TakeRow = (day: Day, ids: readonly (string | null)[], counts: readonly number[]) => void;

/** Gives away the rows of a page up to the first that is not as usual; how many there were. */
export type QuickRows = (rows: readonly unknown[], take: TakeRow) => number;

interface Shape {
  /** Where the row has its dimensions. */
  readonly groupOf: (row: Raw) => unknown;
  readonly ids: readonly QuickId[];
  readonly counts: QuickCounts;
  /** Whether rows are of a day; otherwise they have no start and are of the first one of the span. */
  readonly dated: boolean;
}

/** The days of a span by the text that usually begins them, or its first one by none. */
const startsOf = (span: Span, dated: boolean): ReadonlyMap<unknown, Day> =>
  new Map(dated ? daysOf(span).map((day) => [isoStart(day), day]) : [[null, span.from]]);

/**
 * Reads flat rows by hand. A schema makes a new object of every object that it checks, which for a page of a thousand
 * rows takes as long as downloading it; here values are checked where they stand. Only what is as usual is taken:
 * anything else is left to the schema, which reads it or says what is wrong with it. So whatever is read here has to be
 * what the schema would have read.
 */
export const quickRows = (span: Span, shape: Shape): QuickRows => {
  const days = startsOf(span, shape.dated);
  const ids: (string | null)[] = [];
  const counts: number[] = [];
  let start: unknown;
  let day: Day | undefined;
  // Rows of one day mostly follow each other.
  const dayOf = (text: unknown): Day | undefined => {
    if (text !== start || day === undefined) day = days.get(text);
    start = text;
    return day;
  };
  const fillIds = (group: Raw): boolean => {
    for (let column = 0; column < shape.ids.length; column += 1) {
      const id = shape.ids[column]?.(group);
      if (id === undefined) return false;
      ids[column] = id;
    }
    return true;
  };
  const takeRow = (row: unknown, take: TakeRow): boolean => {
    if (!isRaw(row)) return false;
    const group = shape.groupOf(row);
    const at = dayOf(row.starting_at);
    if (at === undefined || !isRaw(group) || !fillIds(group) || !shape.counts(row, counts)) return false;
    take(at, ids, counts);
    return true;
  };
  return (rows, take) => {
    for (let place = 0; place < rows.length; place += 1) if (!takeRow(rows[place], take)) return place;
    return rows.length;
  };
};
