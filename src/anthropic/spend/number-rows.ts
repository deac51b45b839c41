import type { Span } from '../../domain/day.ts';
import type { Filter } from '../../domain/spend.ts';
import { type Axis, columnOf } from './draw-axis.ts';
import type { Table } from './table.ts';

/** The rows of a table that fall into a span. */
export interface TablePart {
  readonly table: Table;
  readonly span: Span;
}

/** The number of a row that is left out. */
export const LEFT_OUT = -1;

/** Leaves out the rows of other ids. Ids are compared once each, however many rows have them. */
const leaveOut = (numbers: Float64Array, table: Table, { by, ids }: Filter): void => {
  const column = columnOf(table, by);
  const passes = column.ids.map((id) => ids.includes(id));
  for (let row = 0; row < numbers.length; row += 1) {
    if (passes[column.places[row] ?? 0] !== true) numbers[row] = LEFT_OUT;
  }
};

/** Appends the digit that stands for each row's id. */
const appendDigit = (numbers: Float64Array, { ids, places, shared }: Axis, part: number): void => {
  const [place, digit] = [places[part] ?? new Int32Array(), shared[part] ?? new Int32Array()];
  for (let row = 0; row < numbers.length; row += 1) {
    const number = numbers[row] ?? LEFT_OUT;
    if (number !== LEFT_OUT) numbers[row] = number * ids.length + (digit[place[row] ?? 0] ?? 0);
  }
};

/**
 * A number for each row of a part whose digits are its day, counted from the first one of all parts (0 where `firstDay`
 * is null), and its id on each axis: rows with equal numbers belong together.
 */
export const numberRows = (
  { table, span }: TablePart,
  part: number,
  { axes, picked, firstDay }: { axes: readonly Axis[]; picked: readonly Filter[]; firstDay: number | null },
): Float64Array => {
  const numbers = new Float64Array(table.days.length);
  for (let row = 0; row < numbers.length; row += 1) {
    const day = table.days[row] ?? 0;
    const isInside = day >= span.from && day < span.to;
    numbers[row] = isInside ? day - (firstDay ?? day) : LEFT_OUT;
  }
  for (const filter of picked) leaveOut(numbers, table, filter);
  for (const axis of axes) appendDigit(numbers, axis, part);
  return numbers;
};
