import { type Instant, toInstant } from '../domain/day.ts';
import type { PollRecord } from '../domain/ledger-state.ts';
import { blindKey, listParts } from '../rules/list-parts.ts';
import type { Observation } from '../rules/rule.ts';

/**
 * Since when each part cannot be read: since now what fails for the first time, and no more what was read again. A clock
 * that was set back must not make that the future.
 */
export const trackBlindness = (
  before: PollRecord['blindSince'],
  observations: readonly Observation[],
  now: Instant,
): PollRecord['blindSince'] =>
  Object.fromEntries(
    observations.flatMap((observation) =>
      listParts(observation)
        .filter(([, part]) => part.state === 'failed')
        .map(([name]) => {
          const key = blindKey(observation, name);
          return [key, toInstant(Math.min(before[key] ?? now, now))];
        }),
    ),
  );
