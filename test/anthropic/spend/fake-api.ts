import { ApiFailure, type GetRequest, type Query, type Reply, type Transport } from '../../../src/anthropic/http.ts';
import {
  contains,
  type Day,
  daysOf,
  type Instant,
  isoDay,
  isoInstant,
  isoStart,
  lengthOf,
  parseIsoDay,
  plusDays,
  type Span,
  startOf,
  toInstant,
} from '../../../src/domain/day.ts';
import { fromCents, sum, ZERO } from '../../../src/domain/money.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { DEFAULT_WORKSPACE, type Fact, usageOf } from './facts.ts';

/** What the API knows and how it behaves; tests change it between questions. */
export interface FakeApi {
  facts: Fact[];
  today: Day;
  refreshedAt: Instant;
  analytics: 'answers' | 400 | 403 | 404;
  /** Rows of a breakdown on a page, where the API allows 1000. */
  pageSize: number;
  /** Called before each reply: to move the data between requests. */
  before: (request: GetRequest) => void;
  readonly requests: GetRequest[];
  readonly transport: Transport;
}

type Wire = Record<string, unknown>;

export const failureOf = (endpoint: string, status: number): ApiFailure => {
  const at = { source: 'console', endpoint, requestId: 'req_test' } as const;
  const problem: Problem =
    status === 401
      ? { ...at, kind: 'key-refused' }
      : status === 429
        ? { ...at, kind: 'rate-limited', retryAt: toInstant(0) }
        : status === 403
          ? { ...at, kind: 'scope-missing', needed: ['read:analytics'], message: 'no' }
          : status >= 500
            ? { ...at, kind: 'unavailable', status, cause: 'down' }
            : { ...at, kind: 'bad-request', status, message: 'no' };
  return new ApiFailure(problem);
};

const list = (query: Query, name: string): readonly string[] => {
  const value = query[name];
  return Array.isArray(value) ? value : [];
};

const bounds = (query: Query): Span => {
  const day = (name: string): Day => {
    const text = String(query[name]);
    const found = parseIsoDay(text.slice(0, 10));
    if (found === null || isoStart(found) !== text) throw new Error(`${name} is no midnight: ${text}`);
    return found;
  };
  return { from: day('starting_at'), to: day('ending_at') };
};

const actorOf = ({ who, key }: Fact): Wire | null => {
  if (who === null || who.type === 'hidden') return null;
  if (who.type === 'key') return key === null ? null : { type: 'api_actor', api_key_id: key };
  if (who.type === 'user') {
    return { type: 'user_actor', user_id: who.id, email_address: `${who.id}@acme.test`, name: null, deleted: false };
  }
  if (who.type === 'service_account') return { type: 'service_account_actor', service_account_id: who.id };
  const provider = { type: 'aws', account_id: '4711', signed_principal: `${who.id}/session` };
  return { type: 'federated_actor', provider, subject: who.id };
};

const ANALYTICS: Record<string, (fact: Fact) => unknown> = {
  workspace_id: ({ workspace }) => workspace,
  model: ({ model }) => model,
  api_key_id: ({ key }) => key,
  actor: actorOf,
  product: ({ product }) => product,
  service_tier: ({ tier }) => tier,
  slack_channel_id: ({ channel }) => channel,
  cost_type: ({ service }) => service,
  token_type: ({ token }) => token,
};
const FREE = ['cost_type', 'token_type'];

const group = <T>(items: readonly T[], key: (item: T) => string): T[][] => [...Map.groupBy(items, key).values()];

const spend = (facts: readonly Fact[]): string => {
  const amount = sum(facts.map(({ cents }) => fromCents(cents) ?? ZERO));
  const digits = (amount < 0n ? -amount : amount).toString().padStart(17, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -16)}.${digits.slice(-16)}`;
};

const counts = (facts: readonly Fact[]): Wire => {
  const usage = usageOf(facts);
  return {
    uncached_input_tokens: usage.uncachedInput,
    cache_read_input_tokens: usage.cacheRead,
    cache_creation: {
      ephemeral_5m_input_tokens: usage.cacheWrite5m,
      ephemeral_1h_input_tokens: usage.cacheWrite1h,
    },
    output_tokens: usage.output,
    server_tool_use: { web_search_requests: usage.webSearches },
  };
};

const FILTERS: Record<string, (fact: Fact) => string | null> = {
  workspace_ids: ({ workspace }) => workspace,
  models: ({ model }) => model,
  api_key_ids: ({ key }) => key ?? '',
  user_ids: ({ who }) => (who?.type === 'user' ? who.id : null),
  account_ids: ({ who }) => (who?.type === 'user' ? who.id : null),
  service_account_ids: ({ who }) => (who?.type === 'service_account' ? who.id : null),
  actor_ids: (fact) => {
    const actor = actorOf(fact);
    return String(actor?.user_id ?? actor?.service_account_id ?? actor?.api_key_id ?? '') || null;
  },
  products: ({ product }) => product,
  service_tiers: ({ tier }) => tier,
  slack_channel_ids: ({ channel }) => channel,
};

const select = (facts: readonly Fact[], query: Query, span: Span): Fact[] =>
  facts.filter(
    (fact) =>
      contains(span, fact.day) &&
      Object.entries(FILTERS).every(([name, read]) => {
        const values = list(query, name);
        const id = read(fact);
        return values.length === 0 || (id !== null && values.includes(id));
      }),
  );

const demand = (holds: boolean, rule: string): void => {
  if (!holds) throw new Error(`the API would refuse: ${rule}`);
};

const answerAnalytics = (api: FakeApi, { path, query = {}, betas }: GetRequest): Wire => {
  const isCost = path.endsWith('/cost');
  const span = bounds(query);
  const groupBy = list(query, 'group_by');
  demand(betas?.includes('analytics-usage-cost-2026-08-24') ?? false, 'the beta header');
  demand(lengthOf(span) > 0 && lengthOf(span) <= 31, 'from 1 to 31 days');
  // The age counts from this moment: of the 365th day before today the midnight is too old.
  demand(isoDay(span.from) >= '2026-01-01' && span.from > plusDays(api.today, -365), 'not so early');
  demand(Number(query.limit) <= 1000, 'limit');
  demand(
    groupBy.every((name) => name in ANALYTICS && (isCost || !FREE.includes(name))),
    'known dimensions',
  );
  demand(groupBy.filter((name) => !FREE.includes(name)).length <= 5, 'five dimensions');
  const daily = query.time_bucket_width === '1d';

  const tokensOnly = groupBy.includes('token_type') && !groupBy.includes('cost_type');
  const facts = select(api.facts, query, span).filter((fact) => !tokensOnly || fact.token !== null);
  const dims = (names: readonly string[], fact: Fact): string =>
    JSON.stringify([
      daily ? fact.day : 0,
      // Identities that cannot be shown are rows of their own.
      names.includes('actor') && fact.who?.type === 'hidden' ? fact.who.id : '',
      ...names.map((name) => ANALYTICS[name]?.(fact)),
    ]);
  const pages = group(facts, (fact) =>
    dims(
      groupBy.filter((name) => !FREE.includes(name)),
      fact,
    ),
  );
  const start = query.page === undefined ? 0 : Number(String(query.page).slice('page_'.length));
  const end = start + Math.min(groupBy.length > 0 ? api.pageSize : 1000, Number(query.limit));
  const rows = pages.slice(start, end).flatMap((base) => group(base, (fact) => dims(groupBy, fact)));
  return {
    data: rows.map((row) => {
      const day = daily ? (row[0]?.day ?? span.from) : span.from;
      const shown = Object.entries(ANALYTICS).map(([name, read]) => [
        name,
        groupBy.includes(name) && row[0] !== undefined ? read(row[0]) : null,
      ]);
      return {
        starting_at: isoStart(day),
        ending_at: isoStart(daily ? plusDays(day, 1) : span.to),
        group: Object.fromEntries(shown),
        ...(isCost ? { cost: { amount: spend(row), list_amount: spend(row), currency: 'USD', requests: null } } : {}),
        ...(isCost ? {} : { usage: { ...counts(row), requests: 1, total_tokens: 0 } }),
      };
    }),
    has_more: end < pages.length,
    next_page: end < pages.length ? `page_${end}` : null,
    data_refreshed_at: isoInstant(api.refreshedAt),
  };
};

const COST_PARTS: Record<string, (fact: Fact) => unknown> = {
  model: ({ model }) => model,
  cost_type: ({ service }) => service,
  token_type: ({ token }) => token,
  service_tier: ({ tier }) => tier,
};
const unnamed = ({ workspace }: Fact): string | null => (workspace === DEFAULT_WORKSPACE ? null : workspace);
const CLASSIC_USAGE: Record<string, (fact: Fact) => unknown> = {
  workspace_id: unnamed,
  model: ({ model }) => model,
  api_key_id: ({ key }) => key,
  account_id: ({ who }) => (who?.type === 'user' ? who.id : null),
  service_account_id: ({ who }) => (who?.type === 'service_account' ? who.id : null),
  service_tier: ({ tier }) => tier,
};

const answerClassic = (api: FakeApi, { path, query = {} }: GetRequest): Wire => {
  const isCost = path.endsWith('/cost_report');
  const span = bounds(query);
  const groupBy = list(query, 'group_by');
  demand(span.to <= api.today && lengthOf(span) > 0 && lengthOf(span) <= 31, 'complete days only, at most 31');
  demand(query.limit === 31 && query.bucket_width === '1d', 'limit and width');
  const fields = isCost
    ? {
        ...(groupBy.includes('workspace_id') ? { workspace_id: unnamed } : {}),
        ...(groupBy.includes('description') ? COST_PARTS : {}),
      }
    : Object.fromEntries(groupBy.map((name) => [name, CLASSIC_USAGE[name]]));
  demand(groupBy.length <= 5 && Object.values(fields).every((field) => field !== undefined), 'known dimensions');
  const all = isCost ? { workspace_id: unnamed, ...COST_PARTS } : CLASSIC_USAGE;
  const facts = isCost ? api.facts.filter((fact) => contains(span, fact.day)) : select(api.facts, query, span);
  const bucket = (day: Day): Wire => {
    const rows = group(
      facts.filter((fact) => fact.day === day),
      (fact) => JSON.stringify(Object.values(fields).map((read) => read?.(fact))),
    );
    const results = rows.map((row) => ({
      ...(isCost ? { amount: spend(row), currency: 'USD', description: null } : counts(row)),
      ...Object.fromEntries(
        Object.keys(all).map((name) => {
          const read = (fields as Record<string, ((fact: Fact) => unknown) | undefined>)[name];
          return [name, row[0] === undefined ? null : (read?.(row[0]) ?? null)];
        }),
      ),
    }));
    return { starting_at: isoStart(day), ending_at: isoStart(plusDays(day, 1)), results };
  };
  return { data: daysOf(span).map(bucket), has_more: false, next_page: null };
};

const ENTERPRISE: Record<string, (fact: Fact) => unknown> = {
  model: ({ model }) => model,
  product: ({ product }) => product,
  slack_channel_id: ({ channel }) => channel,
  cost_type: ({ service }) => service,
  token_type: ({ token }) => token,
};
const MOST_GROUPS = 100;

/** The reports of Claude Enterprise by day, and by person: the first tell the largest groups only, the second only people. */
const answerEnterprise = (api: FakeApi, { path, query = {} }: GetRequest): Wire => {
  const isCost = path.endsWith('cost_report');
  const byPerson = path.includes('/user_');
  const span = bounds(query);
  const groupBy = list(query, 'group_by');
  demand(
    groupBy.every((name) => name in ENTERPRISE && (isCost || !FREE.includes(name))),
    'known dimensions',
  );
  demand(lengthOf(span) > 0 && lengthOf(span) <= 31 && isoDay(span.from) >= '2026-01-01', 'from 1 to 31 days');
  demand(Number(query.limit) <= (byPerson ? 1000 : 31), 'limit');
  const daily = query.bucket_width === '1d';
  demand(daily || byPerson, 'a width for buckets');
  const facts = select(api.facts, query, span).filter(({ who }) => !byPerson || who?.type === 'user');
  const rowOf = (row: readonly Fact[]): Wire => ({
    ...(isCost ? { amount: spend(row), list_amount: spend(row), currency: 'USD', requests: null } : counts(row)),
    ...Object.fromEntries(
      Object.entries(ENTERPRISE).map(([name, read]) => [name, groupBy.includes(name) && row[0] ? read(row[0]) : null]),
    ),
  });
  const keyOf = (fact: Fact): string => JSON.stringify(groupBy.map((name) => ENTERPRISE[name]?.(fact)));
  const paging = { has_more: false, next_page: null, data_refreshed_at: isoInstant(api.refreshedAt) };
  if (!byPerson) {
    const bucket = (day: Day): Wire => {
      const rows = group(
        facts.filter((fact) => fact.day === day),
        keyOf,
      );
      const results = rows.slice(0, MOST_GROUPS).map(rowOf);
      return { starting_at: isoStart(day), ending_at: isoStart(plusDays(day, 1)), results };
    };
    return { data: daysOf(span).map(bucket), ...paging };
  }
  const rows = group(
    facts,
    (fact) => `${daily ? fact.day : ''} ${fact.who?.type === 'user' ? fact.who.id : ''} ${keyOf(fact)}`,
  );
  const start = query.page === undefined ? 0 : Number(String(query.page).slice('page_'.length));
  const end = start + Math.min(api.pageSize, Number(query.limit));
  const data = rows.slice(start, end).map((row) => {
    const day = row[0]?.day ?? span.from;
    const bounded = daily
      ? { starting_at: isoStart(day), ending_at: isoStart(plusDays(day, 1)) }
      : { starting_at: null, ending_at: null };
    return { actor: row[0] === undefined ? null : actorOf(row[0]), ...bounded, ...rowOf(row) };
  });
  const more = end < rows.length;
  return { data, ...paging, has_more: more, next_page: more ? `page_${end}` : null };
};

const answer = (api: FakeApi, request: GetRequest): Wire => {
  if (!request.path.startsWith('/v1/organizations/analytics/')) return answerClassic(api, request);
  if (request.path.endsWith('_report')) return answerEnterprise(api, request);
  if (api.analytics !== 'answers') throw failureOf(request.path, api.analytics);
  return answerAnalytics(api, request);
};

/** Both generations of reports, serving one list of facts. It throws plain errors for requests that break the API's rules. */
export const createFakeApi = (facts: readonly Fact[], today: Day): FakeApi => {
  const api: FakeApi = {
    facts: [...facts],
    today,
    refreshedAt: startOf(today),
    analytics: 'answers',
    pageSize: 1000,
    before: () => undefined,
    requests: [],
    transport: {
      get: async (request): Promise<Reply> => {
        api.requests.push(request);
        api.before(request);
        return { body: answer(api, request), requestId: 'req_test' };
      },
    },
  };
  return api;
};
