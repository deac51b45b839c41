import { HOUR_MS, type Instant } from '../../domain/day.ts';
import type { Source } from '../../domain/spend.ts';
import type { ClaudeSource, Clock } from '../../ports.ts';
import { asPart } from '../as-part.ts';
import type { Transport } from '../http.ts';

/** Refused to most keys, and then told with all the scopes that the key has. It names organisations and nobody else. */
const PROBE = { path: '/v1/compliance/organizations', query: { limit: 1 } };

interface Learning {
  readonly source: Source;
  readonly transport: Transport & { scopes(): readonly string[] | null };
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * The scopes of the key: what any refusal has told of them since the start; otherwise, for a Claude Enterprise key, a
 * reading that is likely to be refused, at most once an hour. Scopes never change, so what was told stays. Null while
 * nothing told them, such as for a key that may read all that it was asked to.
 */
export const learnScopes = ({ source, transport, clock }: Learning): ClaudeSource['scopes'] => {
  let askedAt: Instant | null = null;
  let asked: Promise<unknown> = Promise.resolve();
  const isDue = (): boolean => {
    const age = askedAt === null ? HOUR_MS : clock.now() - askedAt;
    return age < 0 || age >= HOUR_MS;
  };
  return async () => {
    const known = transport.scopes();
    if (known !== null || source === 'console') return known;
    if (isDue()) {
      askedAt = clock.now();
      asked = asPart(() => transport.get(PROBE));
    }
    await asked;
    return transport.scopes();
  };
};
