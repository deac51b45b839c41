import fc from 'fast-check';
import { expect, test } from 'vitest';
import { costCounting, usageCounting } from '../../../src/anthropic/spend/counting.ts';
import {
  decodeTable,
  type EncodedTable,
  encodedTableSchema,
  encodeTable,
} from '../../../src/anthropic/spend/encode-table.ts';
import { createTableBuilder } from '../../../src/anthropic/spend/table.ts';
import { plusDays } from '../../../src/domain/day.ts';
import type { Money } from '../../../src/domain/money.ts';
import { day, span } from './harness.ts';

const COLUMNS = ['model', 'user'] as const;
const FROM = day('2026-11-01');
const SPAN = span('2026-11-01', '2026-12-02');
const amount = fc.bigInt({ min: -(10n ** 27n), max: 10n ** 27n }).map((value) => value as Money);

const build = (rows: readonly (readonly [number, string | null, string, Money])[]) => {
  const builder = createTableBuilder(COLUMNS, costCounting.width);
  for (const [distance, model, user, value] of rows) {
    builder.add(plusDays(FROM, distance), [model, user], costCounting.split({ amount: value }));
    builder.name({ id: user, type: 'user', email: null, name: user, deleted: false });
  }
  return builder.build();
};

test('a table comes back from its text as it was', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(30), fc.option(fc.string()), fc.string(), amount), { minLength: 0, maxLength: 40 }),
      (rows) => {
        const table = build(rows);
        const read = encodedTableSchema.parse(JSON.parse(JSON.stringify(encodeTable(table, FROM))));
        expect(decodeTable(read, COLUMNS, costCounting.width, SPAN)).toEqual(table);
      },
    ),
  );
});

test('money is exact in whole numbers, and its parts may be added before they are joined', () => {
  fc.assert(
    fc.property(fc.array(amount, { maxLength: 50 }), (amounts) => {
      const counts = [0, 0, 0];
      for (const value of amounts) {
        costCounting.split({ amount: value }).forEach((count, index) => {
          counts[index] = (counts[index] ?? 0) + count;
        });
      }
      expect(costCounting.join(counts).amount).toBe(amounts.reduce((sum, value) => sum + value, 0n));
    }),
  );
});

test('the shares of usage add up to it', () => {
  const usage = usageCounting.join([1, 2, 3, 4, 5, 6]);
  const shares = usageCounting.shares(usage).map(({ measure }) => measure);
  expect(shares).toHaveLength(6);
  expect(shares.reduce(usageCounting.algebra.add, usageCounting.algebra.zero)).toEqual(usage);
});

const two = (...values: number[]) => ({ int32: Buffer.from(Int32Array.from(values).buffer).toString('base64') });
const NONE = { each: 0 };

const spoiled: readonly [string, Partial<EncodedTable>][] = [
  ['columns of another breakdown', { columns: ['model', 'key'] }],
  ['a column too few', { places: [NONE] }],
  ['an id that is not there', { places: [NONE, two(0, 7)] }],
  ['an id before the first', { places: [NONE, two(0, -1)] }],
  ['half an id', { places: [NONE, { each: 0.5 }] }],
  ['days of other rows', { days: two(0, 1, 2) }],
  ['a day after the last', { days: two(0, 31) }],
  ['counts of another metric', { counts: [two(1, 2)] }],
  ['counts of other rows', { counts: [two(1), NONE, NONE] }],
  ['more rows than it has', { rows: 3 }],
];

test.each(spoiled)('a text with %s is no table', (_, change) => {
  const table = build([
    [0, 'claude', 'user_1', (10n ** 18n) as Money],
    [1, 'claude', 'user_1', (10n ** 19n) as Money],
  ]);
  const encoded = encodeTable(table, FROM);
  expect(decodeTable(encoded, COLUMNS, 3, SPAN)).not.toBeNull();
  expect(decodeTable({ ...encoded, ...change }, COLUMNS, 3, SPAN)).toBeNull();
});
