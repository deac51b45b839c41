import { setImmediate as breathe } from 'node:timers/promises';
import type { z } from 'zod';
import type { Source } from '../domain/spend.ts';
import { ApiFailure, type GetRequest, type Reply, type Transport } from './http.ts';
import { type Origin, unexpectedReply, validateReply } from './validate-reply.ts';

/** A page of a list whose next page is asked for with an opaque token. Some endpoints send no `has_more`. */
interface TokenPage {
  readonly data: readonly unknown[];
  readonly next_page: string | null;
  readonly has_more?: boolean | undefined;
}

/** A page of a list whose next page is asked for by the last id seen. */
interface IdPage {
  readonly data: readonly unknown[];
  readonly has_more: boolean;
  readonly last_id?: string | null | undefined;
}

const ID_PAGE_SIZE = 1000;
const GONE = 410;
const MAX_READINGS = 3;

/** The token of the next page, null on the last one. Throws `unexpected-reply` where the two fields contradict each other. */
export const nextToken = (page: Omit<TokenPage, 'data'>, reply: Reply, origin: Origin): string | null => {
  const token = page.next_page === '' ? null : page.next_page;
  if (page.has_more === true && token === null) {
    throw unexpectedReply(origin, reply, 'next_page', 'a token, because has_more is true');
  }
  if (page.has_more === false && token !== null) {
    throw unexpectedReply(origin, reply, 'next_page', 'null, because has_more is false');
  }
  return token;
};

const nextId = (page: IdPage, reply: Reply, origin: Origin): string | null => {
  if (!page.has_more) return null;
  if (page.data.length === 0) throw unexpectedReply(origin, reply, 'data', 'rows, because has_more is true');
  if (page.last_id) return page.last_id;
  throw unexpectedReply(origin, reply, 'last_id', 'an id, because has_more is true');
};

interface Listing<P> {
  readonly source: Source;
  readonly request: GetRequest;
  readonly schema: z.ZodType<P>;
  readonly cursorName: 'page' | 'after_id';
  readonly next: (page: P, reply: Reply, origin: Origin) => string | null;
}

/** Follows cursors until there is none. A cursor that was followed before would never end: it is a broken reply. */
async function* followCursors<P>(transport: Transport, listing: Listing<P>): AsyncGenerator<P, void, undefined> {
  const { source, request, schema, cursorName, next } = listing;
  const origin = { source, endpoint: request.path };
  const followed = new Set<string>();
  let query = request.query;
  for (;;) {
    const reply = await transport.get(query === undefined ? request : { ...request, query });
    // A page may have megabytes: others have their turn between parsing it and reading it.
    await breathe();
    const page = validateReply(schema, reply, origin);
    const cursor = next(page, reply, origin);
    if (cursor !== null && followed.has(cursor)) {
      throw unexpectedReply(origin, reply, cursorName === 'page' ? 'next_page' : 'last_id', 'a cursor not seen before');
    }
    yield page;
    if (cursor === null) return;
    followed.add(cursor);
    query = { ...request.query, [cursorName]: cursor };
  }
}

/** Whether the API dropped a token because its data was refreshed: then reading starts again from the first page. */
const isExpiredCursor = (error: unknown): boolean =>
  error instanceof ApiFailure && error.problem.kind === 'bad-request' && error.problem.status === GONE;

/** Reads until no token expires on the way, three times at most. */
export const untilUnbroken = async <T>(read: () => Promise<T>): Promise<T> => {
  for (let reading = 1; ; reading += 1) {
    try {
      return await read();
    } catch (error) {
      if (!isExpiredCursor(error) || reading === MAX_READINGS) throw error;
    }
  }
};

/**
 * Every page of a list with opaque tokens, in order; the same query is sent again with `page`. Pages are given out
 * once the last one is here: when the API drops a token because its data was refreshed (410), reading starts again
 * from the first page, and rows of two readings must not mix. Let the schema turn rows into what is kept of them.
 *
 * Throws `ApiFailure`: what the transport throws, and `unexpected-reply` for a page that does not fit the schema, a
 * repeated token, or a `next_page` that contradicts `has_more`.
 */
export async function* readTokenPages<P extends TokenPage>(
  transport: Transport,
  source: Source,
  request: GetRequest,
  pageSchema: z.ZodType<P>,
): AsyncGenerator<P, void, undefined> {
  const listing: Listing<P> = { source, request, schema: pageSchema, cursorName: 'page', next: nextToken };
  yield* await untilUnbroken(async () => {
    const pages: P[] = [];
    for await (const page of followCursors(transport, listing)) pages.push(page);
    return pages;
  });
}

/**
 * Every page of a list with `after_id`, in order, a thousand rows each. Throws `ApiFailure`: what the transport throws,
 * and `unexpected-reply` for a page that does not fit the schema, a repeated id, or a `has_more` without rows or id.
 */
export const readIdPages = <P extends IdPage>(
  transport: Transport,
  source: Source,
  request: GetRequest,
  pageSchema: z.ZodType<P>,
): AsyncGenerator<P, void, undefined> => {
  const query = { ...request.query, limit: ID_PAGE_SIZE };
  return followCursors(transport, {
    source,
    request: { ...request, query },
    schema: pageSchema,
    cursorName: 'after_id',
    next: nextId,
  });
};
