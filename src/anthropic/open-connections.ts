import { Agent, fetch } from 'undici';

interface FetchInit {
  readonly headers: Record<string, string>;
  readonly redirect: 'manual';
  readonly signal: AbortSignal;
}

interface FetchedReply {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

/** The part of `fetch` that is used here: undici's own and the platform's both fit. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchedReply>;

/** `fetch` over connections that are kept alive between requests, until they are closed. */
export interface Connections {
  readonly fetch: Fetch;
  close(): Promise<void>;
}

/** Milliseconds for the connection, for the first byte of the reply, and between two pieces of its body. */
interface Timeouts {
  readonly connect: number;
  readonly headers: number;
  readonly body: number;
}

const TIMEOUTS: Timeouts = { connect: 10_000, headers: 30_000, body: 30_000 };

export const openConnections = (count: number, timeouts: Timeouts = TIMEOUTS): Connections => {
  const agent = new Agent({
    connections: count,
    connect: { timeout: timeouts.connect },
    headersTimeout: timeouts.headers,
    bodyTimeout: timeouts.body,
  });
  return {
    fetch: (url, init) => fetch(url, { ...init, dispatcher: agent }),
    close: () => agent.destroy(),
  };
};
