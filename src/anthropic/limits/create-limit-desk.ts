import { absent, type Part } from '../../domain/part.ts';
import type { Source } from '../../domain/spend.ts';
import type { ClaudeSource } from '../../ports.ts';
import { asPart } from '../as-part.ts';
import type { WritingTransport } from '../http.ts';
import { decideLimitRequest } from './decide-limit-request.ts';
import { listPendingLimitRequests, readLimitRequest } from './read-limit-requests.ts';

type LimitDesk = Pick<ClaudeSource, 'limitRequests' | 'limitRequest' | 'decideLimitRequest'>;

/** Requests for a higher spend limit. People have such limits in Claude Enterprise only: the Console is not asked. */
export const createLimitDesk = (transport: WritingTransport, source: Source): LimitDesk => {
  const offered = <T>(ask: () => Promise<Part<T>>): Promise<Part<T>> =>
    source === 'enterprise' ? ask() : Promise.resolve(absent({ kind: 'not-offered' }));
  return {
    limitRequests: () => offered(() => asPart(() => listPendingLimitRequests(transport, source))),
    limitRequest: (id) => offered(() => asPart(() => readLimitRequest(transport, source, id))),
    decideLimitRequest: (id, verdict) => offered(() => decideLimitRequest(transport, source, id, verdict)),
  };
};
