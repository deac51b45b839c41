import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Money, sum, ZERO } from '../../src/domain/money.ts';
import { findMovers } from '../../src/domain/movers.ts';
import { usd } from '../support/fake-source.ts';

const item = (label: string, before: string, amount: string) => ({ label, before: usd(before), amount: usd(amount) });
const all = { top: 3, isNamed: () => true };

it('ranks by the size of the change, whichever way it went, and names its kind', () => {
  const items = [
    item('a', '1', '2'),
    item('b', '0', '5'),
    item('c', '9', '0'),
    item('d', '8', '5.5'),
    item('e', '3', '3'),
  ];
  const { top, rest } = findMovers(items, all);
  expect(top.map(({ item: { label }, kind, change }) => [label, kind, change])).toEqual([
    ['c', 'gone', usd('-9')],
    ['b', 'new', usd('5')],
    ['d', 'down', usd('-2.5')],
    ['a', 'up', usd('1')],
  ]);
  expect(rest).toBeNull();
});

it('leaves to the rest what has no name of its own', () => {
  const { top, rest } = findMovers([item('none', '0', '50'), item('a', '1', '2')], {
    top: 3,
    isNamed: ({ label }) => label !== 'none',
  });
  expect(top.map(({ item: { label } }) => label)).toEqual(['a']);
  expect(rest).toBe(usd('50'));
});

it('adds up to the change of the total', () => {
  const amount = fc.bigInt({ min: -1000n, max: 1000n }).map((value) => value as Money);
  const items = fc.array(fc.record({ label: fc.string(), amount, before: amount, isNamed: fc.boolean() }));
  fc.assert(
    fc.property(items, fc.integer({ min: 1, max: 5 }), (given, top) => {
      const moved = findMovers(given, { top, isNamed: ({ isNamed }) => isNamed });
      const changes = sum([...moved.top.map(({ change }) => change), moved.rest ?? ZERO]);
      expect(changes).toBe(sum(given.map((each) => (each.amount - each.before) as Money)));
    }),
  );
});
