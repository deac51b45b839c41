import { type Logger, webApi } from '@slack/bolt';

type ClientOptions = webApi.WebClientOptions;

interface ClientSettings {
  readonly botToken: string;
  /** Null: Slack itself. */
  readonly apiUrl: string | null;
  readonly fetch: typeof globalThis.fetch;
  readonly logger: Logger;
}

const TIMEOUT_MS = 20_000;

const RATE_LIMIT_SECONDS = 30;

/**
 * Slack's client takes a 429 that does not name its seconds for an answer that was lost, though it says for sure that
 * nothing was done.
 */
const nameSeconds =
  (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
  async (...request) => {
    const response = await fetch(...request);
    const isNamed = /^\s*\d/.test(response.headers.get('retry-after') ?? '');
    if (response.status !== 429 || isNamed) return response;
    const headers = new Headers(response.headers);
    headers.set('retry-after', String(RATE_LIMIT_SECONDS));
    return new Response(response.body, { status: 429, headers });
  };

/**
 * `write` tries once: a post whose answer got lost may be there, and trying again would double it. `read` tries
 * again for a moment, because a person waits. Neither waits for a rate limit.
 */
export interface WebClients {
  readonly write: webApi.WebClient;
  readonly read: webApi.WebClient;
  /** For clients that are made elsewhere: one try, same address. */
  readonly options: () => ClientOptions;
}

export const createWebClients = ({ botToken, apiUrl, fetch, logger }: ClientSettings): WebClients => {
  const options = (): ClientOptions => ({
    ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
    fetch: nameSeconds(fetch),
    logger,
    timeout: TIMEOUT_MS,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
  });
  const retryConfig = { retries: 2, minTimeout: 200, maxTimeout: 1000 };
  return {
    write: new webApi.WebClient(botToken, options()),
    read: new webApi.WebClient(botToken, { ...options(), retryConfig }),
    options,
  };
};
