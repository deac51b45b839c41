import { isList, isObject, type Json, objectsOf } from '../json.ts';
import { byType, type Check, flag, list, number, oneOf, shape, string } from './check.ts';
import { richText } from './check-rich-text.ts';
import { LIMITS } from './limits.ts';

const cell = byType(
  {
    raw_text: shape({ type: oneOf('raw_text'), text: string(LIMITS.tableCharacters) }),
    raw_number: shape({ type: oneOf('raw_number'), value: number(), text: string(LIMITS.tableCharacters) }),
    rich_text: richText,
  },
  'table cell',
);

const column = shape({}, { align: oneOf('left', 'center', 'right'), is_wrapped: flag });
const columnOrNull: Check = (value, pointer, report) => {
  if (value !== null) column(value, pointer, report);
};

/** Limits of size only; what all tables of a message hold together is counted by `countTableCharacters`. */
export const table: Check = shape(
  { type: oneOf('table'), rows: list(list(cell, LIMITS.tableColumns), LIMITS.tableRows) },
  { block_id: string(LIMITS.blockId), column_settings: list(columnOrNull, LIMITS.tableColumns, 0) },
);

/** Characters that a cell shows, text of nested rich text included. */
const countCharacters = (value: unknown): number => {
  if (isList(value)) return value.reduce<number>((sum, item) => sum + countCharacters(item), 0);
  if (!isObject(value)) return 0;
  const own = typeof value.text === 'string' ? value.text.length : 0;
  return own + countCharacters(value.elements);
};

export const countTableCharacters = (blocks: readonly Json[]): number =>
  blocks
    .filter((block) => block.type === 'table')
    .flatMap((block) => (isList(block.rows) ? block.rows : []))
    .reduce<number>((sum, row) => sum + objectsOf(row).reduce((inner, each) => inner + countCharacters(each), 0), 0);
