import { expect, it } from 'vitest';
import { evaluate } from '../../src/alerts/evaluate.ts';
import { dayOf } from '../../src/domain/day.ts';
import { rules } from '../../src/rules/index.ts';
import { NOW } from '../support/fake-source.ts';

const NOTHING = { now: NOW, today: dayOf(NOW), observations: [], budgets: [], blindSince: {} };

it('lets others have their turn after each rule', async () => {
  const order: string[] = [];
  const noted = rules.slice(0, 3).map((rule) => ({
    ...rule,
    evaluate: () => {
      order.push(rule.id);
      return [];
    },
  }));
  await evaluate(noted, NOTHING, async () => {
    order.push('others');
  });
  expect(order).toEqual(noted.flatMap(({ id }) => [id, 'others']));
});

it('ends with what a turn ends with: a poll that is given up judges no further', async () => {
  const stopping = new Error('stopping');
  await expect(evaluate(rules, NOTHING, () => Promise.reject(stopping))).rejects.toBe(stopping);
});
