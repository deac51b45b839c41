import fc from 'fast-check';
import { expect, test } from 'vitest';
import { costCounting } from '../../../src/anthropic/spend/counting.ts';
import { foldParts } from '../../../src/anthropic/spend/fold-parts.ts';
import { createTableBuilder } from '../../../src/anthropic/spend/table.ts';
import { contains, type Day, plusDays, type Span } from '../../../src/domain/day.ts';
import type { Money } from '../../../src/domain/money.ts';
import { day } from './harness.ts';

const FIRST = day('2026-11-01');
const id = fc.constantFrom(null, '', 'a', 'b', 'c:1');
const row = fc.record({
  day: fc.nat(9).map((distance) => plusDays(FIRST, distance)),
  model: id,
  user: id,
  amount: fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }).map((value) => value as Money),
});
const part: fc.Arbitrary<Given> = fc
  .record({ rows: fc.array(row, { maxLength: 12 }), from: fc.nat(9), length: fc.nat(9), isTurned: fc.boolean() })
  .map(({ rows, from, length, isTurned }) => ({
    rows,
    span: { from: plusDays(FIRST, from), to: plusDays(FIRST, from + length) },
    columns: isTurned ? ['user', 'model'] : ['model', 'user'],
  }));

type Row = { readonly [K in 'model' | 'user']: string | null } & { readonly day: Day; readonly amount: Money };
type Fold = Parameters<typeof foldParts>[2];
interface Given {
  readonly rows: readonly Row[];
  readonly span: Span;
  readonly columns: readonly ('model' | 'user')[];
}

const tableOf = ({ rows, columns }: Given) => {
  const builder = createTableBuilder(columns, costCounting.width);
  for (const each of rows) {
    builder.add(
      each.day,
      columns.map((column) => each[column]),
      costCounting.split(each),
    );
  }
  return builder.build();
};

const sumsOf = (parts: readonly Given[], { groupings, byDay, picked }: Fold): Map<string, bigint> => {
  const sums = new Map<string, bigint>();
  for (const each of parts.flatMap(({ rows, span }) => rows.filter(({ day: at }) => contains(span, at)))) {
    if (!picked.every(({ ids }) => ids.includes(each.model))) continue;
    const key = JSON.stringify([byDay ? each.day : null, groupings.map((by) => each[by as 'model' | 'user'])]);
    sums.set(key, (sums.get(key) ?? 0n) + each.amount);
  }
  return sums;
};

const fold: fc.Arbitrary<Fold> = fc.record({
  groupings: fc.constantFrom<('model' | 'user')[]>([], ['model'], ['user', 'model']),
  byDay: fc.boolean(),
  picked: fc.option(fc.uniqueArray(id, { maxLength: 3 })).map((ids) => (ids === null ? [] : [{ by: 'model', ids }])),
});

test('rows of several tables add up, whatever is grouped, picked and cut off', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 3 }), fold, (parts, how) => {
      const tables = parts.map((given) => ({ table: tableOf(given), span: given.span }));
      const rows = foldParts(costCounting, tables, how).map(({ day: at, group, measure }) => ({
        key: JSON.stringify([at, how.groupings.map((by) => group[by])]),
        amount: measure.amount,
      }));
      expect(new Map(rows.map(({ key, amount }) => [key, amount]))).toEqual(sumsOf(parts, how));
      expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
    }),
  );
});
