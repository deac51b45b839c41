import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { z } from 'zod';
import { apiKeySchema } from '../../../src/anthropic/wire/api-keys.ts';
import { quickKey } from '../../../src/anthropic/wire/quick-key.ts';
import type { Raw } from '../../../src/anthropic/wire/quick-values.ts';
import { usageReportPageSchema } from '../../../src/anthropic/wire/usage-report.ts';
import { usedKeysReportSchema } from '../../../src/anthropic/wire/used-keys.ts';
import { quickUser, userPageSchema, userSchema } from '../../../src/anthropic/wire/users.ts';
import { quickMember, workspaceMemberSchema } from '../../../src/anthropic/wire/workspace-members.ts';
import { parseIsoDay } from '../../../src/domain/day.ts';

const USER = { id: 'user_1', email: 'ada@acme.test', name: 'Ada', role: 'user', added_at: '2026-01-02T03:04:05Z' };
const MEMBER = { workspace_id: 'wrkspc_1', user_id: 'user_1', workspace_role: 'workspace_admin' };
const KEY = {
  id: 'apikey_1',
  name: 'ci',
  status: 'active',
  partial_key_hint: 'sk-ant-api03-R2D...igAA',
  created_at: '2026-01-02T03:04:05.678901Z',
  expires_at: '2026-12-02T03:04:05Z',
  created_by: { id: 'user_1', type: 'user' },
  principal: { type: 'user_actor', user_id: 'user_1' },
  scope: { type: 'workspace', workspace_id: 'wrkspc_1' },
  workspace_id: 'wrkspc_1',
};
const ROBOT = { type: 'service_account_actor', service_account_id: 'svac_1' };
const PRINCIPALS = [KEY.principal, ROBOT, { type: 'user', id: 'user_1' }, { type: 'robot_actor', robot_id: 'r_1' }];
const SCOPES = [KEY.scope, { type: 'organization' }, { type: 'planet' }];

const other = fc.constantFrom<unknown>(
  undefined,
  null,
  7,
  '',
  'yesterday',
  '2026-11-03',
  [],
  {},
  USER,
  ...PRINCIPALS,
  ...SCOPES,
);

/** Usual rows, of which some have one field that is something else, or in which one field is. */
const spoilt = (usual: Raw): fc.Arbitrary<Raw> => {
  const names = Object.keys(usual);
  const field = fc.tuple(fc.constantFrom(...names), other);
  const within = fc.tuple(
    fc.constantFrom(...names),
    fc.constantFrom('id', 'type', 'user_id', 'workspace_id', 'service_account_id'),
    other,
  );
  return fc.oneof(
    field.map(([name, value]) => ({ ...usual, [name]: value })),
    within.map(([name, inner, value]) => ({ ...usual, [name]: { ...Object(usual[name]), [inner]: value } })),
  );
};

const prove = <Row>(usual: Raw, quick: (row: Raw) => Row | undefined, schema: z.ZodType<Row>): void => {
  expect(quick(usual)).toBeDefined();
  fc.assert(
    fc.property(fc.oneof(fc.constant(usual), spoilt(usual)), (row) => {
      const read = quick(row);
      if (read !== undefined) expect(read).toEqual(schema.parse(row));
    }),
    { numRuns: 500 },
  );
};

describe('a row that is read by hand is what the schema reads', () => {
  it('of a member', () => prove(USER, quickUser, userSchema));
  it('of a member of a workspace', () => prove(MEMBER, quickMember, workspaceMemberSchema));
  it.each(PRINCIPALS.slice(0, 2).flatMap((principal) => SCOPES.slice(0, 2).map((scope) => ({ principal, scope }))))(
    'of a key that acts as $principal in $scope',
    (about) => prove({ ...KEY, ...about }, quickKey, apiKeySchema),
  );
});

test('a page with a row that does not fit is refused for that row', () => {
  const page = { data: [USER, { ...USER, role: 7 }], has_more: false, last_id: 'user_1' };
  const result = userPageSchema.safeParse(page);
  expect(result.error?.issues[0]).toMatchObject({
    code: 'invalid_type',
    expected: 'string',
    path: ['data', 1, 'role'],
  });
});

const day = (text: string) => parseIsoDay(text) ?? expect.fail();
const NOVEMBER = { from: day('2026-11-01'), to: day('2026-12-01') };
const usageRow = (api_key_id: unknown, output_tokens: unknown) => ({
  api_key_id,
  uncached_input_tokens: 0,
  cache_read_input_tokens: 0,
  cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 0 },
  output_tokens,
  server_tool_use: { web_search_requests: 0 },
});

test('the keys used on each day are those whose rows count anything, read by hand or not', () => {
  const row = fc.tuple(
    fc.constantFrom<unknown>('apikey_1', 'apikey_2', '', null, null, undefined),
    fc.constantFrom<unknown>(0, 3, 1.5),
  );
  const bucket = fc.tuple(
    fc.constantFrom('2026-11-03T00:00:00Z', '2026-11-04T00:00:00+00:00', '2026-10-30T00:00:00Z'),
    fc.array(row, { maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.array(bucket, { maxLength: 3 }), (buckets) => {
      const data = buckets.map(([starting_at, rows]) => ({
        starting_at,
        ending_at: starting_at,
        results: rows.map(([keyId, tokens]) => usageRow(keyId, tokens)),
      }));
      const page = { data, has_more: true, next_page: 'page_2' };
      const right = usageReportPageSchema(NOVEMBER, ['api_key_id']).safeParse(page);
      const read = usedKeysReportSchema(NOVEMBER).safeParse(page);
      expect(read.success).toBe(right.success);
      const used = (right.data?.data ?? []).filter(({ measure, group }) => measure.output > 0 && group.api_key_id);
      expect(
        read.data?.data.flatMap(({ day, keyIds }) => keyIds.map((keyId) => `${day} ${keyId}`)).sort() ?? [],
      ).toEqual(used.map(({ day, group }) => `${day} ${group.api_key_id}`).sort());
      expect(read.data?.next_page ?? 'page_2').toBe('page_2');
    }),
    { numRuns: 300 },
  );
});
