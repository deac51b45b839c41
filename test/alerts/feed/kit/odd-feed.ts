import { explainFailure } from '../../../../src/anthropic/explain-failure.ts';
import { ApiFailure, type Query, type Transport } from '../../../../src/anthropic/http.ts';
import { toInstant } from '../../../../src/domain/day.ts';

/** An activity as the API keeps it, and when it can first be read; both by the API's clock, in milliseconds. */
export interface Kept {
  readonly id: string;
  readonly at: number;
  readonly visibleAt: number;
  readonly type: string;
}

/** What the documents leave open, or older servers do otherwise. */
export interface Oddities {
  /** `ignored`: it answers newest first whatever is asked. */
  readonly order?: 'refused' | 'ignored';
  /** `late`: pages are cut first, so that one may be empty though more follows. */
  readonly exclude?: 'refused' | 'ignored' | 'late';
  /** Fields of the envelope that are left out. */
  readonly without?: readonly ('has_more' | 'first_id' | 'last_id')[];
  /** Every so many rows, one comes twice: in its page, and on the next one. */
  readonly repeatsEvery?: number;
  readonly pageSize?: number;
}

const ENDPOINT = '/v1/compliance/activities';

const refuse = (message: string): never => {
  const failed = { kind: 'refusal', status: 400, requestId: 'req_0' } as const;
  const body = { error: { type: 'invalid_request_error', message } };
  const advice = { shouldRetry: null, afterMs: null, resetAt: null };
  const origin = { source: 'enterprise', endpoint: ENDPOINT } as const;
  throw new ApiFailure(explainFailure({ ...failed, body, advice, clockSkewMs: null }, origin, toInstant(0)));
};

const list = (value: Query[string]): readonly string[] => (Array.isArray(value) ? value : []);

/** With microseconds, as the API may write it; of the same instant when it is read. */
const spell = (at: number): string => new Date(at).toISOString().replace('Z', '987Z');

const wire = ({ id, at, type }: Kept) => ({
  id,
  created_at: spell(at),
  organization_id: null,
  organization_uuid: '7c1d9b52-0000-4000-8000-000000000000',
  actor: { type: 'user_actor', user_id: 'user_ada', email_address: 'ada@acme.example', ip_address: null },
  type,
});

/** Whoever takes a cursor along has to ask the same. */
const signatureOf = ({ after_id: _, ...query }: Query): string => JSON.stringify(query);

/** The feed of an API that differs from what was written about it, below the client. */
export const createOddFeed = (now: () => number, kept: () => readonly Kept[], odd: Oddities) => {
  const cursors = new Map<string, { readonly signature: string; readonly place: number }>();
  let requests = 0;

  const select = (query: Query, excluded: ReadonlySet<string>): readonly Kept[] => {
    const since = Date.parse(String(query['created_at.gte'] ?? 0));
    const types = list(query.activity_types);
    const asked = kept().filter(
      ({ at, visibleAt, type }) =>
        visibleAt <= now() && at >= since && !excluded.has(type) && (types.length === 0 || types.includes(type)),
    );
    const sorted = asked.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    return query.order === 'asc' && odd.order !== 'ignored' ? sorted : sorted.toReversed();
  };

  const check = (query: Query): void => {
    if (query.order !== undefined && odd.order === 'refused') refuse('Unknown parameter order');
    if (query.exclude_activity_types !== undefined && list(query.exclude_activity_types).length > 0) {
      if (odd.exclude === 'refused') refuse('Unknown parameter exclude_activity_types');
      if (list(query.activity_types).length > 0) refuse('not both');
    }
    const limit = Number(query.limit);
    if (!(limit >= 1 && limit <= 5000)) refuse('The limit parameter must be between 1 and 5000');
  };

  const placeOf = (query: Query): number => {
    if (query.after_id === undefined) return 0;
    const cursor = cursors.get(String(query.after_id));
    if (cursor === undefined || cursor.signature !== signatureOf(query)) return refuse('Invalid `after_id`');
    return cursor.place;
  };

  const answer = (query: Query): object => {
    check(query);
    const left = new Set(list(query.exclude_activity_types));
    const all = select(query, odd.exclude === undefined ? left : new Set());
    const place = placeOf(query);
    const end = place + Math.min(Number(query.limit), odd.pageSize ?? 5000);
    const every = odd.repeatsEvery ?? Number.POSITIVE_INFINITY;
    const rows = all
      .slice(place, end)
      .flatMap((row, index) => ((place + index) % every === every - 1 ? [row, row] : [row]))
      .filter(({ type }) => odd.exclude !== 'late' || !left.has(type));
    const again = place > 0 && every < end ? all.slice(place - 1, place).filter(({ type }) => !left.has(type)) : [];
    const last = `cursor_${cursors.size}`;
    if (end > place) cursors.set(last, { signature: signatureOf(query), place: Math.min(end, all.length) });
    const envelope = {
      has_more: end < all.length,
      first_id: rows[0]?.id ?? null,
      last_id: end < all.length || rows.length > 0 ? last : null,
    };
    const told = Object.entries(envelope).filter(([name]) => !odd.without?.some((each) => each === name));
    return { data: [...again, ...rows].map(wire), ...Object.fromEntries(told) };
  };

  const transport: Transport = {
    get: async ({ query = {} }) => {
      requests += 1;
      return { body: answer(query), requestId: `req_${requests}` };
    },
  };
  return { transport, requests: () => requests };
};
