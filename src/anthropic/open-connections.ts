import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Agent, request } from 'undici';

interface FetchInit {
  readonly method: 'GET' | 'POST';
  readonly headers: Record<string, string>;
  readonly redirect: 'manual';
  readonly signal: AbortSignal;
  readonly body?: string;
}

interface FetchedReply {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

/** The part of `fetch` that is used here: the platform's own fits too. */
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

const unzip = promisify(gunzip);

/** `fetch` itself takes twice as long for large replies: its streams are made for browsers. Redirects are not followed. */
const fetchOver =
  (agent: Agent): Fetch =>
  async (url, { method, headers, signal, body = null }) => {
    const reply = await request(url, {
      dispatcher: agent,
      method,
      body,
      headers: { ...headers, 'accept-encoding': 'gzip' },
      signal,
    });
    const get = (name: string): string | null => {
      const value = reply.headers[name];
      return Array.isArray(value) ? value.join(', ') : (value ?? null);
    };
    const text = async (): Promise<string> => {
      if (get('content-encoding') !== 'gzip') return reply.body.text();
      return (await unzip(await reply.body.bytes())).toString('utf8');
    };
    return { status: reply.statusCode, headers: { get }, text };
  };

export const openConnections = (count: number, timeouts: Timeouts = TIMEOUTS): Connections => {
  const agent = new Agent({
    connections: count,
    connect: { timeout: timeouts.connect },
    headersTimeout: timeouts.headers,
    bodyTimeout: timeouts.body,
  });
  return { fetch: fetchOver(agent), close: () => agent.destroy() };
};
