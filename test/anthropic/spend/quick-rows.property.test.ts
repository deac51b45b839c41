import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyticsCostReport, analyticsUsageReport } from '../../../src/anthropic/spend/analytics-report.ts';
import { combineOffers } from '../../../src/anthropic/spend/combine-offers.ts';
import { enterpriseCostReport, enterpriseUsageReport } from '../../../src/anthropic/spend/enterprise-report.ts';
import type { Reading, Report } from '../../../src/anthropic/spend/report.ts';
import { createTableBuilder, type Table } from '../../../src/anthropic/spend/table.ts';
import type { Grouping } from '../../../src/domain/spend.ts';
import { span } from './harness.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const USER = { type: 'user_actor', user_id: 'user_1', email_address: 'ada@acme.test', name: 'Ada', deleted: false };
const ACTORS: Json[] = [
  null,
  USER,
  { ...USER, name: null, deleted: true },
  { type: 'api_actor', api_key_id: 'apikey_1' },
  { type: 'service_account_actor', service_account_id: 'svac_1' },
  { type: 'federated_actor', provider: { type: 'oidc', issuer: 'https://id.acme.test' }, subject: 'ci' },
  { type: 'robot_actor', robot_id: 'robot_1' },
];
const COUNTS = {
  uncached_input_tokens: 12,
  cache_read_input_tokens: 0,
  cache_creation: { ephemeral_5m_input_tokens: 3, ephemeral_1h_input_tokens: 4 },
  output_tokens: 5,
  server_tool_use: { web_search_requests: 6 },
};
const COST = { amount: '41280.000001', currency: 'USD' };
const START = { starting_at: '2026-11-03T00:00:00Z' };
const DIMENSIONS = { workspace_id: 'wrkspc_1', model: null, product: 'claude-tag', api_key_id: 'apikey_2' };

/** What a value might be instead, whatever it is. */
const anything = fc.constantFrom<Json | undefined>(
  undefined,
  null,
  true,
  -1,
  1.5,
  2 ** 60,
  '',
  'claude_code',
  '7',
  '-0.5',
  '1.5e3',
  '0.12345678901234567',
  '999999999999999',
  'EUR',
  '2026-11-03',
  '2026-11-04T00:00:00.000Z',
  '2026-12-24T00:00:00Z',
  [],
  {},
  ...ACTORS,
);

/** The same with one value somewhere in it replaced, or gone. */
const spoil = (value: Json, path: readonly number[], by: Json | undefined): Json | undefined => {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== 'object' || value === null || Array.isArray(value)) return by;
  const names = Object.keys(value);
  const name = names[step % Math.max(1, names.length)];
  if (name === undefined) return by;
  const { [name]: old = null, ...others } = value;
  const changed = spoil(old, rest, by);
  return changed === undefined ? others : { ...others, [name]: changed };
};

interface Case<M> {
  readonly report: Report<M>;
  readonly by: readonly Grouping[];
  readonly daily: boolean;
  readonly row: (actor: Json) => Json;
}

const flat = (counts: Json & object, start: Json & object) => (actor: Json) => ({
  actor: actor ?? USER,
  ...start,
  ...DIMENSIONS,
  ...counts,
});
const grouped = (counts: Json & object) => (actor: Json) => ({ ...START, group: { actor, ...DIMENSIONS }, ...counts });
const WHOLE = { starting_at: null };

const read = <M>({ report, by, daily }: Case<M>, data: readonly Json[], isQuick: boolean): Table | number | null => {
  const combined = combineOffers(report, by);
  if ('missing' in combined) throw new Error(combined.missing);
  const reading: Reading = { span: span('2026-11-01', '2026-12-01'), offer: combined.offer, daily, filters: {} };
  const table = createTableBuilder(combined.offer.columns, report.counting.width);
  if (isQuick) {
    const taken = report.quickRows(reading, table.name)?.(data, table.add) ?? 0;
    return taken === data.length ? table.build() : taken;
  }
  const page = report.pageSchema(reading).safeParse({ data, has_more: false, next_page: null });
  if (!page.success) return null;
  for (const { day, ids, actor, measure } of page.data.data) {
    table.add(day, ids, report.counting.split(measure));
    if (actor !== null) table.name(actor);
  }
  return table.build();
};

const prove = <M>(about: Case<M>): void => {
  const rows = fc.array(
    fc
      .tuple(
        fc.constantFrom(...ACTORS),
        fc.option(fc.tuple(fc.array(fc.nat(9), { minLength: 1, maxLength: 3 }), anything)),
      )
      .map(([actor, fault]) => {
        const row = about.row(actor);
        return fault === null ? row : (spoil(row, ...fault) ?? null);
      }),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(rows, (data) => {
      const quick = read(about, data, true);
      const right = read(about, typeof quick === 'number' ? data.slice(0, quick) : data, false);
      // What was taken before the first unusual row is right as well.
      expect(typeof quick === 'number' ? right : quick).toEqual(right);
      expect(right).not.toBeNull();
    }),
    { numRuns: 400 },
  );
  const usual = ACTORS.slice(0, 3).map(about.row);
  expect(read(about, usual, true)).toEqual(read(about, usual, false));
};

const BY: readonly Grouping[] = ['workspace', 'user', 'model'];

test('rows that are read by hand are what the schema reads: analytics cost', () => {
  prove({ report: analyticsCostReport, by: BY, daily: true, row: grouped({ cost: COST }) });
  prove({ report: analyticsCostReport, by: [], daily: true, row: grouped({ cost: COST }) });
});

test('… analytics usage', () => {
  prove({ report: analyticsUsageReport, by: BY, daily: true, row: grouped({ usage: COUNTS }) });
});

test('… people of Claude Enterprise, by day and as a whole', () => {
  prove({ report: enterpriseCostReport, by: ['user', 'product'], daily: true, row: flat(COST, START) });
  prove({ report: enterpriseUsageReport, by: ['user', 'product'], daily: false, row: flat(COUNTS, WHOLE) });
});
