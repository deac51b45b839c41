import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sitDown } from './acme.ts';

const periods = ['daily', 'weekly', 'monthly'] as const;
const scopes = ['', 'workspace:Production', 'workspace:Research'] as const;

const step = fc.oneof(
  fc.record({
    kind: fc.constant('set' as const),
    amount: fc.integer({ min: 1, max: 9 }),
    period: fc.constantFrom(...periods),
    scope: fc.constantFrom(...scopes),
  }),
  fc.record({ kind: fc.constant('remove' as const), index: fc.nat(8) }),
);

it('shows exactly the budgets that were set last and not removed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const { ask } = sitDown();
      const live = new Map<string, string>();
      for (const each of steps) {
        if (each.kind === 'set') {
          await ask(`set ${each.amount} ${each.period} ${each.scope}`);
          live.set(`${each.period} ${each.scope}`, String(each.amount));
          continue;
        }
        const row = (await ask('list')).document.rows[each.index];
        if (row === undefined) continue;
        await ask(`remove ${String(row.id)}`);
        live.delete(`${String(row.period)} ${String(row.scope ?? '')}`);
      }
      const { rows } = (await ask('list')).document;
      expect(rows.map(({ period, scope, amount }) => [`${String(period)} ${String(scope ?? '')}`, amount])).toEqual([
        ...live,
      ]);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    }),
    { numRuns: 25 },
  );
});
