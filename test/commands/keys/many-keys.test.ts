import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keysCommand } from '../../../src/commands/keys/index.ts';
import { dayOf } from '../../../src/domain/day.ts';
import type { ApiKey } from '../../../src/domain/organisation.ts';
import { present } from '../../../src/domain/part.ts';
import { askCommand } from '../../support/ask-command.ts';
import { costBy, createFakeSource, NOW, unavailable } from '../../support/fake-source.ts';
import { apiKey, at, member, workspace } from '../../support/organisation.ts';

it('answers for ten thousand keys of one name each by its id', async () => {
  const keys = Array.from({ length: 10_000 }, (_, index) => apiKey(String(index), { name: 'etl', hint: null }));
  const source = createFakeSource('console', {
    apiKeys: async () => present(keys),
    members: async () => present(Array.from({ length: 50_000 }, (_, index) => member(String(index)))),
  });
  const { shown, document, more } = await askCommand(keysCommand, 'etl page 400', [source]);
  expect(document.rows).toHaveLength(10_000);
  expect(new Set(document.rows.map(({ keyId }) => keyId)).size).toBe(10_000);
  expect(shown).toContain('Rows 9,976–10,000 of 10,000, page 400 of 400.');
  expect(shown).toContain('etl (apikey_');
  expect(more).toBeNull();
});

interface Readable {
  readonly use: boolean;
  readonly members: boolean;
  readonly workspaces: boolean;
  readonly cost: boolean;
}

/** An organisation of which only some parts can be read. Only `apikey_1` was ever used. */
const sourceOf = (keys: readonly ApiKey[], can: Readable) =>
  createFakeSource('console', {
    apiKeys: async () => present(keys),
    members: async () => (can.members ? present([member('1'), member('2')]) : unavailable()),
    workspaces: async () => (can.workspaces ? present([workspace('W')]) : unavailable()),
    keyUse: async (span) =>
      can.use ? present({ span, readAt: NOW, lastUsed: new Map([['apikey_1', dayOf(NOW)]]) }) : unavailable(),
    cost: async (question) => (can.cost ? costBy('key', { apikey_1: '2' })(question) : unavailable()),
  });

const expectedOf = (isUsed: boolean, { use, cost }: Readable) => [
  use ? (isUsed ? '2026-11-22' : 'never') : null,
  cost ? (isUsed ? '2' : '0') : null,
];

describe('any organisation', () => {
  const number = fc.integer({ min: 0, max: 5 });
  const anyKeys = fc.uniqueArray(
    fc.record({
      id: fc.integer({ min: 0, max: 40 }).map((id) => `apikey_${id}`),
      name: fc.oneof(fc.constant('etl'), fc.string({ unit: 'binary' })),
      status: fc.constantFrom('active', 'inactive', 'archived', 'expired', 'a newer word'),
      createdAt: fc.constantFrom(at('2025-05-05'), at('2026-11-15')),
      expiresAt: fc.constantFrom(null, at('2026-11-30'), at('2026-01-01'), at('2028-01-01')),
      createdBy: fc.oneof(
        fc.constant(null),
        number.map((id) => ({ id: `user_${id}`, type: 'user' })),
        fc.constant({ id: 'svac_1', type: 'service_account' }),
        fc.constant({ id: 'x_1', type: 'something newer' }),
      ),
      scope: fc.oneof(
        fc.constant({ type: 'organization' } as const),
        fc
          .constantFrom(null, 'wrkspc_w', 'wrkspc_gone')
          .map((workspaceId) => ({ type: 'workspace', workspaceId }) as const),
      ),
    }),
    { selector: ({ id }) => id },
  );

  it('has every key once, and a null exactly where something could not be read', async () => {
    const readable = fc.record({
      use: fc.boolean(),
      members: fc.boolean(),
      workspaces: fc.boolean(),
      cost: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(anyKeys, readable, async (parts, can) => {
        const keys = parts.map((each) => apiKey('x', each));
        const source = sourceOf(keys, can);
        const { document, problems } = await askCommand(keysCommand, '', [source]);
        expect(document.rows.map(({ keyId }) => keyId).toSorted()).toEqual(keys.map(({ id }) => id).toSorted());
        expect(problems.length === 0).toBe(can.use && can.members && can.workspaces && can.cost);
        for (const { keyId, lastUsed, amount30d } of document.rows) {
          const isUsed = keyId === 'apikey_1';
          expect([lastUsed, amount30d]).toEqual(expectedOf(isUsed, can));
        }
      }),
      { numRuns: 60 },
    );
  });
});
