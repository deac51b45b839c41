import { subscribe, unsubscribe } from 'node:diagnostics_channel';

/** A request as undici reports it; milliseconds of `performance.now()`. */
export interface SeenRequest {
  /** With its query. */
  readonly path: string;
  readonly startedAt: number;
  /** When the last byte was there. */
  readonly endedAt: number;
}

interface Watched<T> {
  readonly value: T;
  readonly ms: number;
  /** In the order in which they were begun. */
  readonly requests: readonly SeenRequest[];
}

interface Heard {
  readonly request: { readonly path: string };
}

/** Times a piece of work and notes every request that it makes, through whichever copy of undici. */
export const watchRequests = async <T>(work: () => Promise<T>): Promise<Watched<T>> => {
  const seen = new Map<object, SeenRequest>();
  const begin = (message: unknown): void => {
    const { request } = message as Heard;
    seen.set(request, { path: request.path, startedAt: performance.now(), endedAt: Number.POSITIVE_INFINITY });
  };
  const end = (message: unknown): void => {
    const { request } = message as Heard;
    const begun = seen.get(request);
    if (begun !== undefined) seen.set(request, { ...begun, endedAt: performance.now() });
  };
  subscribe('undici:request:create', begin);
  subscribe('undici:request:trailers', end);
  try {
    const startedAt = performance.now();
    const value = await work();
    return { value, ms: performance.now() - startedAt, requests: [...seen.values()] };
  } finally {
    unsubscribe('undici:request:create', begin);
    unsubscribe('undici:request:trailers', end);
  }
};

/** How long at least one of the requests was under way. */
export const waitedFor = (requests: readonly SeenRequest[]): number => {
  let waited = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const { startedAt, endedAt } of requests.toSorted((a, b) => a.startedAt - b.startedAt)) {
    waited += Math.max(0, endedAt - Math.max(startedAt, until));
    until = Math.max(until, endedAt);
  }
  return waited;
};
