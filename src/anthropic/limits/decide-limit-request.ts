import type { LimitRequest, LimitVerdict } from '../../domain/limit-request.ts';
import type { Money } from '../../domain/money.ts';
import { failed, type Part } from '../../domain/part.ts';
import type { Source } from '../../domain/spend.ts';
import { asPart } from '../as-part.ts';
import type { PostRequest, WritingTransport } from '../http.ts';
import { validateReply } from '../validate-reply.ts';
import { limitRequestSchema } from '../wire/limit-requests.ts';
import { limitRequestPath } from './read-limit-requests.ts';

const CENT = 10n ** 16n;

/** Whole cents, as the API takes them; a part of a cent is not given. */
const spellCents = (amount: Money): string => String(amount / CENT);

/** The limit is set for the period that the person was blocked in, which is what the API takes when none is named. */
const spellVerdict = (id: string, verdict: LimitVerdict): PostRequest => {
  const path = `${limitRequestPath(id)}/${verdict.kind}`;
  return { path, body: verdict.kind === 'approve' ? { amount: spellCents(verdict.amount) } : {} };
};

/**
 * Decides a request by one POST that is never sent again. `unavailable` when nobody can tell whether it was done: no
 * reply, a server's error, or a success that cannot be read. Every other problem says that nothing was done.
 */
export const decideLimitRequest = async (
  transport: WritingTransport,
  source: Source,
  id: string,
  verdict: LimitVerdict,
): Promise<Part<LimitRequest>> => {
  const request = spellVerdict(id, verdict);
  const origin = { source, endpoint: request.path };
  const part = await asPart(async () => validateReply(limitRequestSchema, await transport.post(request), origin));
  if (part.state !== 'failed' || part.problem.kind !== 'unexpected-reply') return part;
  const { requestId } = part.problem;
  return failed({ kind: 'unavailable', ...origin, requestId, status: null, cause: 'unreadable-reply' });
};
