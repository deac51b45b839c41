import { contains, type Day, type Span } from '../../domain/day.ts';
import { type Id, spellIds, type Table } from './table.ts';

/** What a fold adds into: one entry for each day (when asked for) and tuple of ids. */
interface Sum {
  readonly day: Day | null;
  readonly ids: readonly Id[];
  readonly counts: number[];
}
export type Sums = Map<string, Sum>;

export interface Fold {
  /** Only rows of these days; a row that sums a span counts as its first day. */
  readonly span: Span;
  readonly byDay: boolean;
  /** The ids to group by, picked from a tuple; null leaves the row out. */
  readonly pick: (ids: readonly Id[]) => readonly Id[] | null;
  /** Whether all ids are picked, in whatever order: then tuples are told apart as they are. */
  readonly picksAll: boolean;
}

/** What a tuple adds to: ids, and the text that tells them from others. */
interface Target {
  readonly ids: readonly Id[];
  readonly key: string;
}

const findOrAdd = (sums: Sums, day: Day | null, { ids, key: ofIds }: Target, width: number): Sum => {
  const key = day === null ? ofIds : `${day} ${ofIds}`;
  const known = sums.get(key);
  if (known !== undefined) return known;
  const sum = { day, ids, counts: Array.from({ length: width }, () => 0) };
  sums.set(key, sum);
  return sum;
};

/** The sums of one tuple: a single one, or one for each day. Found once, because a table has many rows of few tuples. */
const sumsOfTuple = (sums: Sums, target: Target | null, byDay: boolean, width: number) => {
  if (target === null) return () => null;
  if (!byDay) {
    const only = findOrAdd(sums, null, target, width);
    return () => only;
  }
  const days = new Map<Day, Sum>();
  return (day: Day): Sum => {
    const known = days.get(day);
    if (known !== undefined) return known;
    const sum = findOrAdd(sums, day, target, width);
    days.set(day, sum);
    return sum;
  };
};

/** Adds the rows of a table into `sums`. */
export const foldTable = (sums: Sums, table: Table, { span, byDay, pick, picksAll }: Fold): void => {
  const width = table.counts.length;
  const targetOf = (place: number): Target | null => {
    const ids = pick(table.tuples[place] ?? []);
    return ids === null ? null : { ids, key: (picksAll ? table.keys[place] : undefined) ?? spellIds(ids) };
  };
  const found: (((day: Day) => Sum | null) | undefined)[] = [];
  table.days.forEach((day, row) => {
    if (!contains(span, day)) return;
    const place = table.tuple[row] ?? 0;
    found[place] ??= sumsOfTuple(sums, targetOf(place), byDay, width);
    const sum = found[place](day);
    if (sum === null) return;
    for (let index = 0; index < width; index += 1) {
      sum.counts[index] = (sum.counts[index] ?? 0) + (table.counts[index]?.[row] ?? 0);
    }
  });
};
