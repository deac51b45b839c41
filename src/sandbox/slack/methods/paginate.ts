import type { Json } from '../json.ts';
import { Refused } from '../refused.ts';
import { readCount, readText } from './read-arguments.ts';

const PREFIX = 'offset:';

/** One page of a list, with Slack's cursor for the next one; the cursor is empty on the last page. */
export const paginate = <T>(
  items: readonly T[],
  args: Json,
  standard = 100,
): { readonly page: readonly T[]; readonly more: boolean; readonly response_metadata: Json } => {
  const cursor = readText(args, 'cursor');
  const decoded = cursor === null ? `${PREFIX}0` : Buffer.from(cursor, 'base64').toString();
  const from = Number(decoded.slice(PREFIX.length));
  if (!decoded.startsWith(PREFIX) || !Number.isInteger(from)) throw new Refused('invalid_cursor');
  const to = from + (readCount(args, 'limit', standard) || standard);
  const more = to < items.length;
  const next = more ? Buffer.from(`${PREFIX}${to}`).toString('base64') : '';
  return { page: items.slice(from, to), more, response_metadata: { next_cursor: next } };
};
