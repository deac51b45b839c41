import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeClaudeCode } from '../../../src/anthropic/people/merge-claude-code.ts';
import type { ClaudeCodeActivity } from '../../../src/domain/activity.ts';
import type { Day } from '../../../src/domain/day.ts';
import type { Money } from '../../../src/domain/money.ts';

const name = fc.constantFrom('ada', 'bob', 'ci');
const actor: fc.Arbitrary<ClaudeCodeActivity['actor']> = fc.oneof(
  name.map((email) => ({ type: 'user' as const, email })),
  name.map((keyName) => ({ type: 'api_key' as const, keyName })),
  name.map((other) => ({ type: 'other' as const, name: other })),
);
const row: fc.Arbitrary<ClaudeCodeActivity> = fc.record({
  day: fc.constant(20_000 as Day),
  actor,
  sessions: fc.nat(),
  linesAdded: fc.nat(),
  linesRemoved: fc.nat(),
  commits: fc.nat(),
  pullRequests: fc.nat(),
  estimatedCost: fc.bigInt(0n, 10n ** 24n).map((amount) => amount as Money),
});
type Count = Exclude<keyof ClaudeCodeActivity, 'day' | 'actor'>;
const COUNTS: readonly Count[] = ['sessions', 'linesAdded', 'linesRemoved', 'commits', 'pullRequests', 'estimatedCost'];

const totals = (rows: readonly ClaudeCodeActivity[]) =>
  COUNTS.map((count) => rows.reduce((total, each) => total + BigInt(each[count]), 0n));

test('each actor has one row, with the sums of its own', () => {
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const merged = mergeClaudeCode(rows);
      const names = (all: readonly ClaudeCodeActivity[]) => all.map((each) => JSON.stringify(each.actor));
      expect(names(merged)).toEqual([...new Set(names(rows))]);
      for (const each of merged) {
        const own = rows.filter((one) => JSON.stringify(one.actor) === JSON.stringify(each.actor));
        expect(totals([each])).toEqual(totals(own));
      }
    }),
  );
});
