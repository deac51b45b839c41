import type { Source } from '../domain/spend.ts';
import type { GetRequest, Reply, Transport } from './http.ts';
import { nextToken, untilUnbroken } from './read-pages.ts';
import { type Origin, unexpectedReply } from './validate-reply.ts';

/** A page of which no more is read yet than what it says of the next one. */
interface Opened {
  readonly next_page: string | null;
  readonly has_more: boolean;
  /** Reads its rows. Throws `ApiFailure` where they do not fit. */
  readonly takeRows: () => void;
}

interface Reading {
  readonly source: Source;
  readonly request: GetRequest;
}

/** The next reply, asked for now and awaited later: when the page before it is refused, nobody waits for it any more. */
const askAhead = (transport: Transport, request: GetRequest): Promise<Reply> => {
  const reply = transport.get(request);
  reply.catch(() => undefined);
  return reply;
};

const followTokens = async (
  transport: Transport,
  { source, request }: Reading,
  open: (reply: Reply, origin: Origin) => Opened,
): Promise<void> => {
  const origin = { source, endpoint: request.path };
  const followed = new Set<string>();
  let coming: Promise<Reply> | null = transport.get(request);
  while (coming !== null) {
    const reply: Reply = await coming;
    const page = open(reply, origin);
    const token = nextToken(page, reply, origin);
    if (token !== null && followed.has(token)) {
      throw unexpectedReply(origin, reply, 'next_page', 'a cursor not seen before');
    }
    coming = token === null ? null : askAhead(transport, { ...request, query: { ...request.query, page: token } });
    if (token !== null) followed.add(token);
    page.takeRows();
  }
};

/**
 * Reads every page of a list with opaque tokens, each while the next one is on its way. `begin` is called for every
 * reading from the first page on, also when the API drops a token because its data was refreshed: what was taken before
 * is then void. Resolves with what the last `begin` gave. Throws `ApiFailure`, as `readTokenPages` does.
 */
export const readAhead = <T extends { readonly open: (reply: Reply, origin: Origin) => Opened }>(
  transport: Transport,
  reading: Reading,
  begin: () => T,
): Promise<T> =>
  untilUnbroken(async () => {
    const begun = begin();
    await followTokens(transport, reading, begun.open);
    return begun;
  });
