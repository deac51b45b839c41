import { HOUR_MS, type Instant, isoInstant, parseInstant, toInstant } from '../../domain/day.ts';
import type { Clock } from '../../ports.ts';
import { ApiFailure, type GetRequest, type Transport } from '../http.ts';

/** The same request until the last full hour; until now where that hour began before the range does. Null when it ends in the past anyway. */
const endByNow = (request: GetRequest, now: Instant): GetRequest | null => {
  const { starting_at, ending_at } = request.query ?? {};
  const end = parseInstant(String(ending_at));
  if (end === null || end <= now) return null;
  const hour = toInstant(now - (now % HOUR_MS));
  const start = parseInstant(String(starting_at)) ?? now;
  return { ...request, query: { ...request.query, ending_at: isoInstant(hour > start ? hour : now) } };
};

const isRefused = (error: unknown): boolean =>
  error instanceof ApiFailure && error.problem.kind === 'bad-request' && error.problem.status === 400;

/**
 * Reports are asked until the next midnight, so that the day that is under way is in them. Whether a bound may lie in the
 * future is not documented: where one is refused, the same is asked until now, from then on at once.
 */
export const avoidFutureEnds = (transport: Transport, clock: Pick<Clock, 'now'>): Transport => {
  let isKnown = false;
  return {
    get: async (request) => {
      const earlier = endByNow(request, clock.now());
      if (earlier === null) return transport.get(request);
      if (isKnown) return transport.get(earlier);
      try {
        return await transport.get(request);
      } catch (refusal) {
        if (!isRefused(refusal)) throw refusal;
        const reply = await transport.get(earlier).catch((error: unknown) => {
          throw isRefused(error) ? refusal : error;
        });
        isKnown = true;
        return reply;
      }
    },
  };
};
