import type { Instant } from '../domain/day.ts';
import type { Clock, Random } from '../ports.ts';
import { decideRetry } from './decide-retry.ts';
import type { Answer, Refusal, Silence } from './fetch-once.ts';

interface Retrying {
  /** Waits until a request may be sent. That time is nobody's fault and does not count against the request's. */
  readonly admit: () => Promise<void>;
  readonly repeatable: boolean;
  readonly send: () => Promise<Answer | Refusal | Silence>;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly random: Random;
  readonly onRetry: (failed: Refusal | Silence, tries: number, waitMs: number) => void;
}

/** The last attempt of a request that is given up, and when asking again makes sense. */
interface GivenUp {
  readonly kind: 'given-up';
  readonly last: Refusal | Silence;
  readonly retryAt: Instant;
}

/** Sends until an answer comes or `decideRetry` ends it. Rejects when the signal aborts. */
export const retryUntilAnswered = async (retrying: Retrying): Promise<Answer | GivenUp> => {
  const { admit, repeatable, send, signal, clock, random, onRetry } = retrying;
  let elapsedMs = 0;
  for (let tries = 1; ; tries += 1) {
    await admit();
    const sentAt = clock.now();
    const attempt = await send();
    signal.throwIfAborted();
    if (attempt.kind === 'answer') return attempt;
    const now = clock.now();
    elapsedMs += now - sentAt;
    const decision = decideRetry(attempt, { repeatable, tries, elapsedMs, now, random: random() });
    if (!decision.retry) return { kind: 'given-up', last: attempt, retryAt: decision.retryAt };
    onRetry(attempt, tries, decision.afterMs);
    await clock.sleep(decision.afterMs, signal);
    elapsedMs += decision.afterMs;
  }
};
