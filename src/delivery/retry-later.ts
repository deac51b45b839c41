import { type Instant, toInstant } from '../domain/day.ts';
import type { Clock, Log } from '../ports.ts';
import type { Delivery } from './create-delivery.ts';

/** Where nothing says when: what is refused for a while is not asked for all the time. */
const PAUSE_MS = 60_000;

const pauseUntil = (nextAt: Instant | null, now: Instant): number =>
  Math.max(1000, (nextAt ?? toInstant(now + PAUSE_MS)) - now);

/**
 * A `drain` for a process that stays: what it leaves waiting is tried again when it may be, and not only when there is
 * something new to say. Ends with the signal.
 */
export const retryLater = (
  drain: Delivery['drain'],
  { clock, log, signal }: { readonly clock: Clock; readonly log: Log; readonly signal: AbortSignal },
): Delivery['drain'] => {
  let isPlanned = false;
  const again = async (pause: number): Promise<void> => {
    await clock.sleep(pause, signal);
    isPlanned = false;
    await round();
  };
  const round: Delivery['drain'] = async () => {
    const left = await drain();
    if (left.waiting === 0 || isPlanned || signal.aborted) return left;
    isPlanned = true;
    again(pauseUntil(left.nextAt, clock.now())).catch((error: unknown) => {
      isPlanned = false;
      if (!signal.aborted) log.error('delivery_failed', { error });
    });
    return left;
  };
  return round;
};
