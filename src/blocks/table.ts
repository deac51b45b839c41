import type { RawTextElement, RichTextBlock, RichTextSection, TableBlock } from '@slack/types';
import type { Ranking } from '../domain/ranking.ts';
import { LIMITS } from './limits.ts';
import { oneLine, shorten } from './text.ts';

/** `right` for numbers; left is the default. */
export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  readonly wrap?: boolean;
}

/** Somebody by their Slack user id: Slack shows the name that they have there. */
interface MentionCell {
  readonly user: string;
}

/** Plain text, or a person who is mentioned. */
export type Cell = string | MentionCell;

/** `total` is a last row in bold. Every row has a cell for every column. */
interface TableSpec {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly total?: readonly string[];
}

/** Slack refuses an empty cell, and a blank one would look like a mistake. */
const NOTHING = '–';

/** So wide that the titles, one row, the row for the rest and the total always fit together. */
const cellWidth = (columns: number): number => Math.floor(LIMITS.table.characters / (columns * 4));

/** One cell's text. A very long name is shortened here; a report's file and its machine-readable form have it whole. */
const cellText = (text: string, columns: number): string => shorten(oneLine(text) || NOTHING, cellWidth(columns));

const raw = (text: string): RawTextElement => ({ type: 'raw_text', text });

/** Only rich text can be bold or mention somebody; the other cells stay plain, which costs a third of the size. */
const rich = (element: RichTextSection['elements'][number]): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [element] }],
});

const strong = (text: string): RichTextBlock => rich({ type: 'text', text, style: { bold: true } });

/** The longest name that Slack lets people have. */
const MENTION = 80;

const expectCells = (row: readonly Cell[], columns: number): void => {
  if (row.length !== columns) throw new RangeError(`A row of ${row.length} cells in a table of ${columns} columns`);
};

const texts = (row: readonly string[], columns: number): string[] => {
  expectCells(row, columns);
  return row.map((text) => cellText(text, columns));
};

const cells = (row: readonly Cell[], columns: number): (RawTextElement | RichTextBlock)[] => {
  expectCells(row, columns);
  return row.map((cell) =>
    typeof cell === 'string' ? raw(cellText(cell, columns)) : rich({ type: 'user', user_id: cell.user }),
  );
};

const widthOf = (row: readonly Cell[], columns: number): number => {
  expectCells(row, columns);
  return row.reduce((sum, cell) => sum + (typeof cell === 'string' ? cellText(cell, columns).length : MENTION), 0);
};

/** How many rows and characters are left beside the titles and the total. */
const roomOf = ({ columns, total }: Pick<TableSpec, 'columns' | 'total'>): { rows: number; characters: number } => {
  const fixed = [columns.map((column) => column.title), ...(total === undefined ? [] : [total])];
  return {
    rows: LIMITS.table.rows - fixed.length,
    characters: LIMITS.table.characters - fixed.reduce((sum, row) => sum + widthOf(row, columns.length), 0),
  };
};

/** How many of the rows, from the first, fit into one table. */
const countFitting = (spec: TableSpec): number => {
  const room = roomOf(spec);
  let characters = 0;
  const tooMany = spec.rows.findIndex((row, index) => {
    characters += widthOf(row, spec.columns.length);
    return index >= room.rows || characters > room.characters;
  });
  return tooMany === -1 ? spec.rows.length : tooMany;
};

const onePage = ({ columns, rows, total }: TableSpec): TableBlock => ({
  type: 'table',
  column_settings: columns.map(({ align = 'left', wrap = false }) => ({ align, is_wrapped: wrap })),
  rows: [
    texts(
      columns.map((column) => column.title),
      columns.length,
    ).map(raw),
    ...rows.map((row) => cells(row, columns.length)),
    ...(total === undefined ? [] : [texts(total, columns.length).map(strong)]),
  ],
});

/**
 * A native table, as several with the same titles where the rows do not fit into one; no row is left out. Throws
 * `RangeError` for more columns than Slack has or a row of another length.
 */
export const table = (spec: TableSpec): TableBlock[] => {
  if (spec.columns.length === 0 || spec.columns.length > LIMITS.table.columns)
    throw new RangeError(`A table of ${spec.columns.length} columns`);
  const fitting = countFitting(spec);
  if (fitting === spec.rows.length) return [onePage(spec)];
  const page = { columns: spec.columns, rows: spec.rows.slice(0, fitting) };
  return [onePage(page), ...table({ ...spec, rows: spec.rows.slice(fitting) })];
};

/** How items become rows, and what row stands for those that are folded together. */
interface Folding<T> {
  readonly columns: readonly Column[];
  readonly total?: readonly string[];
  readonly toRow: (item: T) => readonly Cell[];
  /** The exact `Other (N)` row of these items. */
  readonly foldRest: (rest: readonly T[]) => readonly string[];
}

/**
 * One row for each shown item and one last row for the others, so that the parts still add up to the total. Items that
 * do not fit into one table join the others.
 */
export const fitRows = <T>({ shown, other }: Ranking<T>, folding: Folding<T>): (readonly Cell[])[] => {
  const rows = shown.map(folding.toRow);
  for (let count = Math.min(shown.length, LIMITS.table.rows); count > 0; count -= 1) {
    const rest = [...shown.slice(count), ...other];
    const candidate = rest.length === 0 ? rows : [...rows.slice(0, count), folding.foldRest(rest)];
    if (countFitting({ ...folding, rows: candidate }) === candidate.length) return candidate;
  }
  const all = [...shown, ...other];
  return all.length === 0 ? [] : [folding.foldRest(all)];
};
