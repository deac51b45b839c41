import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readLists } from '../../src/store/read-lists.ts';
import { snapshotSchema } from '../../src/store/snapshot-schema.ts';

const MEMBER = { id: 'user_1', email: 'ada@acme.test', name: 'Ada', role: 'user', addedAt: 1_790_000_000_000 };
const WORKSPACE_MEMBER = { workspaceId: 'wrkspc_1', userId: 'user_1', workspaceRole: 'workspace_admin' };
const KEY = {
  id: 'apikey_1',
  name: 'ci',
  status: 'active',
  hint: null,
  createdAt: 1_790_000_000_000,
  expiresAt: null,
  createdBy: { id: 'user_1', type: 'user' },
  principal: { id: 'svac_1', type: 'service_account' },
  scope: { type: 'workspace', workspaceId: 'wrkspc_1' },
};
const INVITE = { ...MEMBER, invitedAt: 1 };

const other = fc.constantFrom<unknown>(
  undefined,
  null,
  7,
  'user',
  [],
  {},
  { type: 'organization' },
  { type: 'organization', workspaceId: null },
  { type: 'workspace' },
  { type: 'workspace', workspaceId: null },
  { id: 'user_1', type: 'user', more: 1 },
  { id: 'user_1', type: 'robot' },
);

/** An item, or one with a field that is something else, gone or too many. */
const item = (usual: object): fc.Arbitrary<object> =>
  fc
    .option(fc.tuple(fc.constantFrom(...Object.keys(usual), 'more'), other), { freq: 2 })
    .map((fault) => (fault === null ? usual : JSON.parse(JSON.stringify({ ...usual, [fault[0]]: fault[1] }))));

const listOf = (usual: object): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.array(item(usual), { maxLength: 2 }) },
    fc.constantFrom<unknown>(null, {}, 'none'),
  );

const documents = fc.record(
  {
    source: fc.constantFrom('console', 'enterprise', 'elsewhere'),
    members: listOf(MEMBER),
    invites: fc.constantFrom<unknown>(null, [], [INVITE]),
    workspaces: fc.constantFrom<unknown>(null, []),
    workspaceMembers: listOf(WORKSPACE_MEMBER),
    keys: listOf(KEY),
  },
  { requiredKeys: ['source', 'members', 'invites', 'workspaces', 'workspaceMembers'] },
);

it('lists that are looked at where they stand are read, and refused, as the schema does', () => {
  let whole = 0;
  fc.assert(
    fc.property(fc.oneof({ weight: 20, arbitrary: documents }, other), (document) => {
      const right = snapshotSchema.safeParse(document);
      const read = readLists(document);
      if (right.success) whole += 1;
      expect(read.data).toEqual(right.data);
      expect(read.error?.issues[0]?.path).toEqual(right.error?.issues[0]?.path);
    }),
    { numRuns: 500 },
  );
  expect(whole).toBeGreaterThan(20);
});
