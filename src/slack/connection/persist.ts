import type { Clock, Log, Random } from '../../ports.ts';
import { SlackRefusal } from '../refusal.ts';

interface Patience {
  readonly clock: Clock;
  readonly random: Random;
  readonly signal: AbortSignal;
}

const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/** Waits longer after each failure, up to half a minute, with jitter so that replicas do not come back together. Returns early when `signal` ends. */
export const waitBefore = async (failures: number, { clock, random, signal }: Patience): Promise<void> => {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 10));
  await clock.sleep(longest * (0.5 + random() / 2), signal).catch(() => undefined);
};

const isFinal = (error: unknown): boolean => error instanceof SlackRefusal && error.code !== 'ratelimited';

/** Tries until Slack answers. Throws `SlackRefusal` where trying again cannot help, and the last error once `signal` has ended. */
export const persist = async <T>(attempt: () => Promise<T>, patience: Patience & { readonly log: Log }): Promise<T> => {
  for (let failures = 0; ; failures += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (isFinal(error) || patience.signal.aborted) throw error;
      patience.log.warn('slack_unreachable', { failures: failures + 1, error });
      await waitBefore(failures, patience);
      if (patience.signal.aborted) throw error;
    }
  }
};
