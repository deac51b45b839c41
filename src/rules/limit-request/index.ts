import { describeResolution, VANISHED } from '../../blocks/describe-limit-request.ts';
import { describeProblem } from '../../blocks/describe-problem.ts';
import type { Instant } from '../../domain/day.ts';
import type { Finding } from '../../domain/finding.ts';
import { isNotFound } from '../../domain/is-not-found.ts';
import type { LimitRequest } from '../../domain/limit-request.ts';
import { buildState } from '../build-finding.ts';
import { describeHolder } from '../describe-holder.ts';
import { evaluateSources, type Known } from '../evaluate-sources.ts';
import { defineRule, type LimitRequests } from '../rule.ts';
import { REQUEST_COLUMNS, viewLimitRequest } from './view.ts';

type Seen = Known<'limitRequests'>;

const findRequest = (request: LimitRequest, { source, organisation, limitRequests }: Seen, now: Instant): Finding => {
  const { id, period, asked, limit } = request;
  const mayDecide = limitRequests.value.mayDecide !== false;
  const current = limit === null ? null : { limit: limit.limit, spent: limit.spent };
  return {
    ...buildState({
      rule: 'limit-request',
      source,
      subject: id,
      severity: 'medium',
      facts: [`limit-request:${source}:${id}`],
      statement: viewLimitRequest(request, mayDecide, { source, organisation }, now),
    }),
    // Nobody can tell whether the key may decide: the buttons are there, and the API has the last word.
    ...(mayDecide && { ask: { requestId: id, person: describeHolder(request), period, asked, current } }),
  };
};

type Gone = LimitRequests['gone'][number];

/** What is known of a request that is listed no more. One that the API does not know any longer was taken back. */
const describeGone = ({ request }: Gone): string | null => {
  if (request.state === 'present') return describeResolution(request.value, 'UTC');
  return request.state === 'absent' || isNotFound(request) ? VANISHED : null;
};

/** "Somebody asks for a higher spend limit": until it is decided, here or elsewhere. */
const findLimitRequests = (observation: Seen, now: Instant) => {
  const { pending, gone } = observation.limitRequests.value;
  const told = gone.map((each) => ({ subject: each.id, how: describeGone(each), part: each.request }));
  return {
    findings: pending.map((request) => findRequest(request, observation, now)),
    unsure: told.flatMap(({ subject, how, part }) =>
      how === null && part.state === 'failed'
        ? [{ subject, missing: `limit requests: ${describeProblem(part.problem, now, 'UTC')}` }]
        : [],
    ),
    endings: told.flatMap(({ subject, how }) => (how === null ? [] : [{ subject, how }])),
  };
};

export const limitRequestRule = defineRule({
  id: 'limit-request',
  title: 'Limit requests',
  policy: 'Somebody asks for a higher spend limit; admins approve or deny it here, where the key may write.',
  severity: 'medium',
  needs: ['limit-requests'],
  group: null,
  groupTitle: 'requests for a higher spend limit',
  columns: REQUEST_COLUMNS,
  evaluate: (input) => evaluateSources(input, ['limitRequests'], findLimitRequests),
});
