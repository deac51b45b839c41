import { cover, type Day, isEmpty, lengthOf, plusDays, type Span } from '../../domain/day.ts';
import type { Filter, Grouping, SpendRow } from '../../domain/spend.ts';
import type { Counting } from './counting.ts';
import { createSlots } from './create-slots.ts';
import { type Axis, drawAxis } from './draw-axis.ts';
import { LEFT_OUT, numberRows, type TablePart } from './number-rows.ts';
import type { Id } from './table.ts';

export interface Fold {
  readonly groupings: readonly Grouping[];
  readonly byDay: boolean;
  /** Only rows that pass all of these. */
  readonly picked: readonly Filter[];
}

const NO_DAYS: Span = { from: 0 as Day, to: 0 as Day };

/** The shortest span that holds the days of all parts. */
const daysOfAll = (parts: readonly TablePart[]): Span =>
  parts
    .map(({ span }) => span)
    .filter((span) => !isEmpty(span))
    .reduce((all, span) => (all === NO_DAYS ? span : cover(all, span)), NO_DAYS);

/** The group of a number whose digits are places on the axes. */
const spellGroup = (axes: readonly Axis[], number: number): SpendRow<unknown>['group'] => {
  const group: Partial<Record<Grouping, Id>> = {};
  let rest = number;
  for (let place = axes.length - 1; place >= 0; place -= 1) {
    const axis = axes[place];
    if (axis === undefined) continue;
    group[axis.by] = axis.ids[rest % axis.ids.length] ?? null;
    rest = Math.floor(rest / axis.ids.length);
  }
  return group;
};

/** Rows of many days have few groups. */
const spellOnce = (axes: readonly Axis[]): ((number: number) => SpendRow<unknown>['group']) => {
  const known = new Map<number, SpendRow<unknown>['group']>();
  return (number) => {
    const group = known.get(number) ?? spellGroup(axes, number);
    known.set(number, group);
    return group;
  };
};

/** Adds one column of counts up by slot. */
const addColumn = (sums: Float64Array, slots: Int32Array, column: Float64Array): void => {
  for (let row = 0; row < column.length; row += 1) {
    const slot = slots[row] ?? LEFT_OUT;
    if (slot !== LEFT_OUT) sums[slot] = (sums[slot] ?? 0) + (column[row] ?? 0);
  }
};

/**
 * The rows of all parts summed by `groupings` and perhaps by day, in the order in which each sum first occurs. Sums are
 * told apart by numbers, so that no text is touched row by row, and added up column by column. The numbers are exact as
 * long as there are less than 2⁵³ possible sums, which two dimensions and a year of days are far from.
 */
export const foldParts = <M>(counting: Counting<M>, parts: readonly TablePart[], fold: Fold): SpendRow<M>[] => {
  const tables = parts.map(({ table }) => table);
  const axes = fold.groupings.map((by) => drawAxis(tables, by));
  const days = daysOfAll(parts);
  const groups = axes.reduce((product, { ids }) => product * ids.length, 1);
  const { slotOf, numbers } = createSlots(groups * (fold.byDay ? lengthOf(days) : 1));
  const numbering = { axes, picked: fold.picked, firstDay: fold.byDay ? days.from : null };
  const slots = parts.map(
    (part, place) =>
      new Int32Array(
        numberRows(part, place, numbering).map((number) => (number === LEFT_OUT ? number : slotOf(number))),
      ),
  );
  const sums = Array.from({ length: counting.width }, (_, kind) => {
    const column = new Float64Array(numbers.length);
    tables.forEach((table, part) => {
      addColumn(column, slots[part] ?? new Int32Array(), table.counts[kind] ?? new Float64Array());
    });
    return column;
  });

  const counts = sums.map(() => 0);
  const measureAt = (slot: number): M => {
    for (let kind = 0; kind < counts.length; kind += 1) counts[kind] = sums[kind]?.[slot] ?? 0;
    return counting.join(counts);
  };
  const groupOf = fold.byDay ? spellOnce(axes) : (number: number) => spellGroup(axes, number);
  return numbers.map((number, slot) => ({
    day: fold.byDay ? plusDays(days.from, Math.floor(number / groups)) : null,
    group: groupOf(number % groups),
    measure: measureAt(slot),
  }));
};
