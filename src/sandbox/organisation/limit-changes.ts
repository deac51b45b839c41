import type { Company, EnterpriseSide } from './company.ts';
import { keyActor, personActor, type SampleFeedActor } from './feed.ts';
import { makeId } from './ids.ts';
import type { Period, Resolver, SampleLimitRequest } from './limit-request.ts';
import { type Change, inOrder, record } from './record-activity.ts';

const changeEnterprise =
  (change: (side: EnterpriseSide) => Partial<EnterpriseSide>): Change =>
  (company) => ({ ...company, enterprise: { ...company.enterprise, ...change(company.enterprise) } });

/** The limit of this person and period. An id for ever, as setting it again overwrites it in place. */
export const spendLimitId = (userId: string, period: Period): string => makeId('spl', `${userId}/${period}`);

/** In cents; null lifts every monthly limit from this person. */
export const setSpendLimit = (userId: string, cents: number | null, period: Period = 'monthly'): Change =>
  changeEnterprise(({ spendLimits, shortLimits }) => {
    if (period === 'monthly') return { spendLimits: new Map([...spendLimits, [userId, cents]]) };
    const others = shortLimits.filter((each) => each.userId !== userId || each.period !== period);
    return { shortLimits: cents === null ? others : [...others, { userId, period, cents }] };
  });

/** The person's own monthly limit goes, and the organisation's holds again. */
export const deleteSpendLimit = (userId: string): Change =>
  inOrder(
    changeEnterprise(({ spendLimits }) => ({ spendLimits: new Map([...spendLimits].filter(([id]) => id !== userId)) })),
    record('enterprise', 'extra_usage_spend_limit_deleted', {
      spend_limit_id: spendLimitId(userId, 'monthly'),
      user_id: userId,
    }),
  );

interface Wish {
  readonly period?: Period;
  readonly requestedCents?: number;
  readonly reason?: string;
}

/** Somebody asks for a higher limit. The feed does not tell of it. */
export const askForHigherLimit =
  (userId: string, { period = 'monthly', requestedCents, reason }: Wish = {}): Change =>
  (company, at) => {
    const { limitRequests } = company.enterprise;
    const request: SampleLimitRequest = {
      id: makeId('slir', `${userId}/${at}/${limitRequests.length}`),
      userId,
      period,
      status: 'pending',
      createdAt: at,
      resolvedAt: null,
      resolvedBy: null,
      requestedCents: requestedCents ?? null,
      reason: reason ?? null,
    };
    return changeEnterprise(() => ({ limitRequests: [request, ...limitRequests] }))(company, at);
  };

const resolverActor = ({ enterprise }: Company, by: Resolver): SampleFeedActor => {
  if (by.type === 'key') return keyActor(by.keyId);
  const member = enterprise.members.find(({ id }) => id === by.userId);
  return personActor({ id: by.userId, email: member?.email ?? '' });
};

const resolve =
  (id: string, status: 'approved' | 'denied', by: Resolver): Change =>
  (company, at) =>
    changeEnterprise(({ limitRequests }) => ({
      limitRequests: limitRequests.map((each) =>
        each.id === id ? { ...each, status, resolvedAt: at, resolvedBy: by } : each,
      ),
    }))(company, at);

const tell =
  (id: string, verdict: 'approved' | 'denied', by: Resolver, fields: Readonly<Record<string, unknown>>): Change =>
  (company, at) => {
    const requester = company.enterprise.limitRequests.find((each) => each.id === id)?.userId;
    const type = `extra_usage_spend_limit_increase_request_${verdict}`;
    const told = { requester_user_id: requester, spend_limit_increase_request_id: id, ...fields };
    return record('enterprise', type, told, { actor: resolverActor(company, by) })(company, at);
  };

/** Gives the person a limit of their own, in cents, for the request's period or another one. */
export const approveRequest =
  (id: string, cents: number, by: Resolver, period?: Period): Change =>
  (company, at) => {
    const request = company.enterprise.limitRequests.find((each) => each.id === id);
    if (request === undefined) return company;
    const span = period ?? request.period;
    return inOrder(
      resolve(id, 'approved', by),
      setSpendLimit(request.userId, cents, span),
      tell(id, 'approved', by, { amount: cents, spend_limit_id: spendLimitId(request.userId, span) }),
    )(company, at);
  };

export const denyRequest = (id: string, by: Resolver): Change =>
  inOrder(resolve(id, 'denied', by), tell(id, 'denied', by, {}));
