import type { webApi } from '@slack/bolt';
import type { Instant } from '../domain/day.ts';
import { hasMarker } from './marker.ts';
import { askSlack } from './refusal.ts';

/** Where to look: a channel, or one thread of it, back to an instant. */
interface Search {
  readonly channel: string;
  /** The `ts` of a thread's first message; null looks in the channel itself. */
  readonly under: string | null;
  readonly since: Instant;
}

const PAGE = 200;
/** Two thousand messages; beyond that nobody can tell. */
const MAX_PAGES = 10;

/**
 * Not asked for by time: the clock here may be days off, and then the newest messages would all seem too old. A channel
 * comes newest first, a thread oldest first and whole.
 */
const readPage = (client: webApi.WebClient, { channel, under }: Search, cursor: string | null) => {
  const page = {
    channel,
    include_all_metadata: true,
    limit: PAGE,
    ...(cursor === null ? {} : { cursor }),
  };
  return askSlack(() =>
    under === null ? client.conversations.history(page) : client.conversations.replies({ ...page, ts: under }),
  );
};

/** Whether the channel was read far enough back. */
const isBefore = (ts: string | undefined, { under, since }: Search): boolean =>
  under === null && ts !== undefined && Number(ts) * 1000 < since;

/**
 * The `ts` of the message with this marker; `absent` when there is none, `unreadable` when there are too many to look
 * through. Throws `SlackRefusal` (`missing_scope` without the history scopes) or `SlackSilence`.
 */
export const findMarker = async (
  client: webApi.WebClient,
  marker: string,
  search: Search,
): Promise<{ readonly ts: string } | 'absent' | 'unreadable'> => {
  let cursor: string | null = null;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const reply: Awaited<ReturnType<typeof readPage>> = await readPage(client, search, cursor);
    const found = (reply.messages ?? []).find(({ metadata }) => hasMarker(metadata, marker));
    if (found?.ts !== undefined) return { ts: found.ts };
    if (isBefore(reply.messages?.at(-1)?.ts, search)) return 'absent';
    cursor = reply.response_metadata?.next_cursor || null;
    if (cursor === null) return reply.has_more === true ? 'unreadable' : 'absent';
  }
  return 'unreadable';
};
