import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plusDays } from '../../src/domain/day.ts';
import { groupRows, totalOf } from '../../src/domain/group-rows.ts';
import { costAlgebra } from '../../src/domain/measure.ts';
import { fromUsd, type Money, toUsd, ZERO } from '../../src/domain/money.ts';
import { type Cost, DIMENSIONS, type SpendRow } from '../../src/domain/spend.ts';
import { dayOn } from './sample-days.ts';

const DAY = dayOn('2026-11-01');

const row = (day: number, group: SpendRow<Cost>['group'], dollars: string): SpendRow<Cost> => ({
  day: plusDays(DAY, day),
  group,
  measure: { amount: fromUsd(dollars) ?? ZERO },
});

const rows = [
  row(0, { workspace: 'w1', model: 'opus' }, '1.5'),
  row(0, { workspace: 'w1', model: 'haiku' }, '0.25'),
  row(1, { workspace: null, model: 'opus' }, '2'),
  row(1, { workspace: 'w1', model: 'opus' }, '0.000001'),
  row(1, { workspace: 'null', model: 'opus' }, '4'),
];

const shown = (grouped: readonly SpendRow<Cost>[]) =>
  grouped.map(({ day, group, measure }) => [day === null ? null : day - DAY, group, toUsd(measure.amount)]);

describe('grouping rows', () => {
  it('merges what agrees and drops the other dimensions', () => {
    expect(shown(groupRows(rows, ['workspace'], costAlgebra))).toEqual([
      [null, { workspace: 'w1' }, '1.750001'],
      [null, { workspace: null }, '2'],
      [null, { workspace: 'null' }, '4'],
    ]);
  });

  it('keeps the day when it is asked for', () => {
    expect(shown(groupRows(rows, ['day', 'model'], costAlgebra))).toEqual([
      [0, { model: 'opus' }, '1.5'],
      [0, { model: 'haiku' }, '0.25'],
      [1, { model: 'opus' }, '6.000001'],
    ]);
  });

  it('is one row of everything by nothing, and none of none', () => {
    expect(shown(groupRows(rows, [], costAlgebra))).toEqual([[null, {}, '7.750001']]);
    expect(groupRows([], ['model'], costAlgebra)).toEqual([]);
  });

  it('holds rows without a dimension as its row without a value', () => {
    expect(shown(groupRows(rows, ['key'], costAlgebra))).toEqual([[null, { key: null }, '7.750001']]);
  });

  const anyId = fc.option(fc.constantFrom('a', 'b', 'c', 'null', ''));
  const anyRow = fc.record({
    day: fc.option(fc.nat(3).map((count) => plusDays(DAY, count))),
    group: fc.record({ workspace: anyId, model: anyId, key: anyId }, { requiredKeys: [] }),
    measure: fc.record({ amount: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }).map((units) => units as Money) }),
  });

  it('never changes the total, and no two rows are alike', () => {
    fc.assert(
      fc.property(fc.array(anyRow), fc.subarray([...DIMENSIONS]), (list, by) => {
        const grouped = groupRows(list, by, costAlgebra);
        expect(totalOf(grouped, costAlgebra)).toEqual(totalOf(list, costAlgebra));
        const keys = grouped.map(({ day, group }) =>
          JSON.stringify([day, ...by.map((name) => name !== 'day' && group[name])]),
        );
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
