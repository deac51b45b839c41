import type { Clock } from '../ports.ts';
import type { Reply } from './http.ts';
import type { Fetch } from './open-connections.ts';
import { NO_ADVICE, type RetryAdvice, readRetryAdvice } from './read-retry-advice.ts';

export interface Answer {
  readonly kind: 'answer';
  readonly reply: Reply;
  /** The API's clock minus ours, milliseconds; null when it did not tell. */
  readonly clockSkewMs: number | null;
}

/** A refusal, or a success whose body was not JSON. */
export interface Refusal {
  readonly kind: 'refusal';
  readonly status: number;
  /** Undefined when it was not JSON. */
  readonly body: unknown;
  readonly requestId: string | null;
  readonly advice: RetryAdvice;
  readonly clockSkewMs: number | null;
}

/** No whole reply: no connection, a reset, a timeout, a body that broke off. */
export interface Silence {
  readonly kind: 'silence';
  readonly status: null;
  /** The network's own code, such as `ECONNRESET`. */
  readonly cause: string;
  readonly advice: RetryAdvice;
}

interface Sending {
  readonly url: string;
  /** What is posted; null for a GET. */
  readonly body: string | null;
  readonly headers: Record<string, string>;
  readonly key: { reveal(): string };
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The innermost code; messages are left out because they may hold addresses. */
const findCause = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown';
  if (error.cause instanceof Error) return findCause(error.cause);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
};

const readWhole = async (fetch: Fetch, { url, headers, body }: Sending, signal: AbortSignal) => {
  const sent = body === null ? { method: 'GET' as const } : { method: 'POST' as const, body };
  try {
    const reply = await fetch(url, { ...sent, headers, redirect: 'manual', signal });
    const text = await reply.text();
    return { status: reply.status, text, header: (name: string): string | null => reply.headers.get(name) };
  } catch (error) {
    return { status: null, cause: findCause(error) };
  }
};

/** Sends one request and reads the whole reply. Follows no redirect: the key goes to the address it is meant for only. */
export const fetchOnce = async (
  fetch: Fetch,
  clock: Clock,
  sending: Sending,
  signal: AbortSignal,
): Promise<Answer | Refusal | Silence> => {
  const received = await readWhole(fetch, sending, signal);
  if (received.status === null) {
    return { kind: 'silence', status: null, cause: received.cause, advice: NO_ADVICE };
  }
  const { status, text, header } = received;
  const now = clock.now();
  const requestId = header('request-id');
  const date = Date.parse(header('date') ?? '');
  const clockSkewMs = Number.isNaN(date) ? null : date - now;
  const succeeded = status >= 200 && status < 300;
  // A gateway may repeat what it was sent in its refusal, and a refusal is shown and logged.
  const body = parseJson(succeeded ? text : text.replaceAll(sending.key.reveal(), '[key]'));
  if (succeeded && body !== undefined) return { kind: 'answer', reply: { body, requestId }, clockSkewMs };
  return { kind: 'refusal', status, body, requestId, advice: readRetryAdvice(header, now), clockSkewMs };
};
