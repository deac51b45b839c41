import { Agent, request } from 'undici';
import { SANDBOX_KEYS } from '../../src/sandbox/claude/settings.ts';
import type { SeenRequest } from './watch-requests.ts';

const HEADERS = {
  'x-api-key': SANDBOX_KEYS.console,
  'anthropic-version': '2023-06-01',
  'anthropic-beta': 'analytics-usage-cost-2026-08-24',
};

/** As many as the bot opens. */
const CONNECTIONS = 3;

/** What is left of a reply once it is parsed. */
type Keep = (body: unknown) => unknown;

const all: Keep = (body) => body;

/**
 * The floor of whatever made these requests: the same bytes, downloaded and parsed and nothing else. A request begins
 * once those are over that were over when it began the first time, so that no more and no fewer of them run side by side.
 * Resolves with what was kept of the replies.
 */
export const replayRequests = async (
  origin: string,
  recorded: readonly SeenRequest[],
  keep: Keep = all,
): Promise<unknown[]> => {
  const agent = new Agent({ connections: CONNECTIONS });
  const download = async (path: string): Promise<unknown> => {
    const { body } = await request(`${origin}${path}`, { dispatcher: agent, headers: HEADERS });
    return keep(JSON.parse(await body.text()));
  };
  const replies: Promise<unknown>[] = [];
  for (const { path, startedAt } of recorded) {
    const before = replies.filter((_, place) => (recorded[place]?.endedAt ?? 0) <= startedAt);
    replies.push(Promise.all(before).then(() => download(path)));
  }
  const bodies = await Promise.all(replies);
  await agent.destroy();
  return bodies;
};
