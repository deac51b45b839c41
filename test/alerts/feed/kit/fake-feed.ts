import type { Activity, ActivityQuestion } from '../../../../src/domain/activity-feed.ts';
import { type Instant, toInstant } from '../../../../src/domain/day.ts';
import { failed, type Part, present } from '../../../../src/domain/part.ts';
import type { Problem } from '../../../../src/domain/problem.ts';
import type { Source } from '../../../../src/domain/spend.ts';
import type { ClaudeSource } from '../../../../src/ports.ts';
import { activity } from '../../../rules/activity/activities.ts';

type Kind = Problem['kind'];

/** An activity in the feed, and when it can first be read. */
interface Entry {
  readonly told: Activity;
  readonly visibleAt: number;
}

const problemOf = (kind: Kind, source: Source): Part<never> => {
  const common = { source, endpoint: '/v1/compliance/activities', requestId: null };
  switch (kind) {
    case 'scope-missing':
      return failed({ ...common, kind, needed: ['read:compliance_activities'], message: '' });
    case 'bad-request':
      return failed({ ...common, kind, status: 400, message: 'unknown activity type' });
    case 'rate-limited':
      return failed({ ...common, kind, retryAt: toInstant(0) });
    case 'key-refused':
      return failed({ ...common, kind });
    default:
      return failed({ ...common, kind: 'unavailable', status: 503, cause: '' });
  }
};

const byTime = (a: Entry, b: Entry): number => a.told.at - b.told.at || (a.told.id < b.told.id ? -1 : 1);

/** One feed, as the API serves it to any number of keys; each request is told by it too. */
export const createFakeFeed = (now: () => Instant) => {
  const entries: Entry[] = [];
  const asked: (ActivityQuestion & { readonly source: Source })[] = [];
  let refuse: (question: ActivityQuestion, source: Source) => Kind | null = () => null;
  let largest = 5000;
  let requests = 0;
  const add = (told: Activity, visibleAt: number = told.at): void => {
    entries.push({ told, visibleAt });
  };
  const recordAccess = (source: Source, requestId: string): void => {
    const fields = { request_id: requestId, request_method: 'GET', url: '/v1/compliance/activities', status_code: 200 };
    const actor = { ...activity('x').actor, type: 'api_actor' as const, kind: 'api_actor', id: `apikey_${source}` };
    add(activity('compliance_api_accessed', fields, { id: `access_${requestId}`, at: now(), actor }));
  };
  const answer =
    (source: Source): ClaudeSource['activities'] =>
    async (question) => {
      asked.push({ ...question, source });
      const kind = refuse(question, source);
      if (kind !== null) return problemOf(kind, source);
      const { since, types, exceptTypes, after, limit } = question;
      const matching = entries
        .filter(({ visibleAt }) => visibleAt <= now())
        .filter(({ told }) => since === null || told.at >= since)
        .filter(({ told }) => (types.length === 0 ? !exceptTypes.includes(told.type) : types.includes(told.type)))
        .toSorted(byTime);
      const begin = after === null ? 0 : matching.findLastIndex(({ told }) => told.id === after) + 1;
      const shown = matching.slice(begin, begin + Math.min(limit, largest)).map(({ told }) => told);
      requests += 1;
      recordAccess(source, `req_${requests}`);
      return present({
        activities: shown,
        hasMore: begin + shown.length < matching.length,
        first: shown[0]?.id ?? null,
        last: shown.at(-1)?.id ?? null,
        requestId: `req_${requests}`,
      });
    };
  return {
    add,
    answer,
    asked,
    refuse: (decide: (question: ActivityQuestion, source: Source) => Kind | null) => {
      refuse = decide;
    },
    /** Pages get so many at most, whatever is asked. */
    pagesOf: (size: number) => {
      largest = size;
    },
  };
};
