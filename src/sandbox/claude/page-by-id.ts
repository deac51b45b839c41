import { integer, optional, type Reader, readQuery, text } from './read-query.ts';
import { invalid } from './refusal.ts';

export const ID_PAGE = {
  limit: optional(integer(1, 1000)),
  after_id: optional(text),
  before_id: optional(text),
};

interface IdPage {
  readonly limit: number | undefined;
  readonly after_id: string | undefined;
  readonly before_id: string | undefined;
}

const DEFAULT_LIMIT = 20;

const positionOf = <T>(items: readonly T[], idOf: (item: T) => string, cursor: string): number => {
  const position = items.findIndex((item) => idOf(item) === cursor);
  if (position === -1) throw invalid(`Invalid cursor: no item found for "${cursor}"`);
  return position;
};

/** One page of a list with id cursors, which name the item that the page does not begin or end with. */
export const pageById = <T>(
  items: readonly T[],
  page: IdPage,
  idOf: (item: T) => string,
  render: (item: T) => unknown,
): unknown => {
  if (page.after_id !== undefined && page.before_id !== undefined) {
    throw invalid('Only one of before_id and after_id may be given');
  }
  const limit = page.limit ?? DEFAULT_LIMIT;
  const before = page.before_id === undefined ? null : positionOf(items, idOf, page.before_id);
  const after = page.after_id === undefined ? -1 : positionOf(items, idOf, page.after_id);
  const start = before === null ? after + 1 : Math.max(0, before - limit);
  const end = before === null ? Math.min(items.length, start + limit) : before;
  const shown = items.slice(start, end);
  const [first] = shown;
  const last = shown.at(-1);
  return {
    data: shown.map(render),
    has_more: before === null ? end < items.length : start > 0,
    first_id: first === undefined ? null : idOf(first),
    last_id: last === undefined ? null : idOf(last),
  };
};

/** The query of a list with id cursors and its own filters. */
export const readIdPage = <R extends Readonly<Record<string, Reader<unknown>>>>(params: URLSearchParams, filters: R) =>
  readQuery(params, { ...ID_PAGE, ...filters });
