import type { LimitRequest } from '../../domain/limit-request.ts';
import type { Source } from '../../domain/spend.ts';
import { collectRows } from '../collect-rows.ts';
import type { Transport } from '../http.ts';
import { readTokenPages } from '../read-pages.ts';
import { validateReply } from '../validate-reply.ts';
import { limitRequestPageSchema, limitRequestSchema } from '../wire/limit-requests.ts';

const PATH = '/v1/organizations/spend_limit_increase_requests';

export const limitRequestPath = (id: string): string => `${PATH}/${encodeURIComponent(id)}`;

/** The requests that wait for a decision, the most recent first. Throws `ApiFailure`. */
export const listPendingLimitRequests = (transport: Transport, source: Source): Promise<readonly LimitRequest[]> => {
  const request = { path: PATH, query: { status: ['pending'] } };
  return collectRows(readTokenPages(transport, source, request, limitRequestPageSchema));
};

/** Throws `ApiFailure`. */
export const readLimitRequest = async (transport: Transport, source: Source, id: string): Promise<LimitRequest> => {
  const path = limitRequestPath(id);
  return validateReply(limitRequestSchema, await transport.get({ path }), { source, endpoint: path });
};
