import type { Cell } from './command.ts';

const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** Names come from other people: one that a spreadsheet would run as a formula is turned into text. */
const harmless = (text: string): string => (FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text);

const field = (cell: Cell | undefined): string => {
  if (cell === null || cell === undefined) return '';
  const text = harmless(typeof cell === 'object' ? cell.join('; ') : String(cell));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** The columns of rows that need not all have the same fields, in the order in which they first appear. */
export const columnsOf = (rows: readonly Readonly<Record<string, Cell>>[]): readonly string[] => [
  ...new Set(rows.flatMap((row) => Object.keys(row))),
];

/** RFC 4180, with a header; a null is an empty field. */
export const renderCsv = (rows: readonly Readonly<Record<string, Cell>>[]): string => {
  const columns = columnsOf(rows);
  const lines = [columns.map(field), ...rows.map((row) => columns.map((column) => field(row[column])))];
  return lines.map((line) => `${line.join(',')}\r\n`).join('');
};
