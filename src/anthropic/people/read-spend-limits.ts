import type { SpendLimit } from '../../domain/activity.ts';
import type { Source } from '../../domain/spend.ts';
import { collectRows } from '../collect-rows.ts';
import type { Transport } from '../http.ts';
import { readTokenPages } from '../read-pages.ts';
import { effectiveLimitsPageSchema } from '../wire/spend-limits.ts';

const PATH = '/v1/organizations/spend_limits/effective';
const PEOPLE_PER_PAGE = 1000;
const MOST_IDS = 100;

/** The ids as often as requests are needed for them; once without ids for everybody. */
const splitIds = (userIds: readonly string[] | null): readonly (readonly string[] | undefined)[] => {
  if (userIds === null) return [undefined];
  const ids = [...new Set(userIds)];
  return Array.from({ length: Math.ceil(ids.length / MOST_IDS) }, (_, index) =>
    ids.slice(index * MOST_IDS, (index + 1) * MOST_IDS),
  );
};

/** The effective limits of these people, or of everybody: a row for each person and period. Throws `ApiFailure`. */
export const readSpendLimits = async (
  transport: Transport,
  source: Source,
  userIds: readonly string[] | null,
): Promise<readonly SpendLimit[]> => {
  const limits: SpendLimit[] = [];
  for (const user_ids of splitIds(userIds)) {
    const request = { path: PATH, query: { user_ids, limit: PEOPLE_PER_PAGE } };
    for (const limit of await collectRows(readTokenPages(transport, source, request, effectiveLimitsPageSchema))) {
      limits.push(limit);
    }
  }
  return limits;
};
