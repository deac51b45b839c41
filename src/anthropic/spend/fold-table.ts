import { contains, type Day, lengthOf, type Span } from '../../domain/day.ts';
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

/** The sum that rows of a tuple and a day add to; null where the tuple is left out. */
const findOrAdd = (sums: Sums, table: Table, place: number, day: Day | null, { pick, picksAll }: Fold): Sum | null => {
  const ids = pick(table.tuples[place] ?? []);
  if (ids === null) return null;
  const spelled = (picksAll ? table.keys[place] : undefined) ?? spellIds(ids);
  const key = day === null ? spelled : `${day} ${spelled}`;
  const known = sums.get(key);
  if (known !== undefined) return known;
  const sum = { day, ids, counts: table.counts.map(() => 0) };
  sums.set(key, sum);
  return sum;
};

const addRow = ({ counts }: Sum, table: Table, row: number): void => {
  for (let index = 0; index < counts.length; index += 1) {
    counts[index] = (counts[index] ?? 0) + (table.counts[index]?.[row] ?? 0);
  }
};

/** Adds the rows of a table into `sums`. The sum of a tuple, or of its day, is found once: a table has many rows of few tuples. */
export const foldTable = (sums: Sums, table: Table, fold: Fold): void => {
  const { span, byDay } = fold;
  const length = byDay ? lengthOf(span) : 1;
  const found: (Sum | null)[] = new Array(table.tuples.length * length);
  for (let row = 0; row < table.days.length; row += 1) {
    const day = table.days[row];
    if (day === undefined || !contains(span, day)) continue;
    const place = table.tuple[row] ?? 0;
    const slot = byDay ? place * length + day - span.from : place;
    const known = found[slot];
    const sum = known === undefined ? findOrAdd(sums, table, place, byDay ? day : null, fold) : known;
    found[slot] = sum;
    if (sum !== null) addRow(sum, table, row);
  }
};
