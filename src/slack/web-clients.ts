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
    fetch,
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
