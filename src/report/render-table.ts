import { oneLine } from '../blocks/text.ts';
import type { Cell, Document } from '../commands/command.ts';
import { columnsOf } from '../commands/render-csv.ts';

/** Names come from other people: one must not break a line, or steer the terminal. */
const text = (cell: Cell | undefined): string => {
  if (cell === null || cell === undefined) return '–';
  return oneLine(typeof cell === 'object' ? cell.join(', ') : String(cell));
};

const isNumeric = (cell: Cell | undefined): boolean =>
  typeof cell === 'number' || (typeof cell === 'string' && /^-?\d+(\.\d+)?$/.test(cell));

/** Rows as columns aligned for a terminal: numbers to the right, one header line. */
const renderRows = (rows: Document['rows']): string => {
  const columns = columnsOf(rows).map((name) => {
    const cells = rows.map((row) => row[name]);
    const numeric =
      cells.some(isNumeric) && cells.every((cell) => isNumeric(cell) || cell === null || cell === undefined);
    const texts = cells.map(text);
    const width = Math.max(name.length, ...texts.map(({ length }) => length));
    const align = (value: string): string => (numeric ? value.padStart(width) : value.padEnd(width));
    return [align(name), '-'.repeat(width), ...texts.map(align)];
  });
  const lines = Array.from({ length: rows.length + 2 }, (_, line) => columns.map((column) => column[line]).join('  '));
  return lines.map((line) => line.trimEnd()).join('\n');
};

/** A document for a person at a terminal: its headline, its rows, its footnotes. */
export const renderTable = (headline: string, document: Document): string =>
  [headline, document.rows.length === 0 ? 'No rows.' : renderRows(document.rows), ...document.footnotes]
    .join('\n\n')
    .concat('\n');
