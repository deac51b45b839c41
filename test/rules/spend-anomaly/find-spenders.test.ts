import { expect, it } from 'vitest';
import { dayOf, plusDays } from '../../../src/domain/day.ts';
import { formatMoney } from '../../../src/domain/money.ts';
import { present } from '../../../src/domain/part.ts';
import type { DaySpenders } from '../../../src/rules/rule.ts';
import { findSpenders } from '../../../src/rules/spend-anomaly/find-spenders.ts';
import { NOW, usd } from '../../support/fake-source.ts';
import { apiKey } from '../../support/organisation.ts';
import { factsOf, observeSpend } from '../observe-spend.ts';

const DAY = plusDays(dayOf(NOW), -1);

/** Dollars of each key. */
const spent = (amounts: Readonly<Record<string, string>>): DaySpenders['facts'] => ({
  ...factsOf({ daily: ['1'] }),
  rows: Object.entries(amounts).map(([key, amount]) => ({
    day: null,
    group: { key },
    measure: { amount: usd(amount) },
  })),
});

const TODAY = spent({ apikey_big: '1000', apikey_small: '310', apikey_new: '40', apikey_less: '5' });
const BEFORE = { facts: spent({ apikey_big: '28000', apikey_small: '280', apikey_less: '2800' }), days: 28 };
const keys = ['big', 'small', 'new', 'less'].map((id) => apiKey(id));
const observe = (daily: readonly string[]) => ({
  ...observeSpend({ spend: present(factsOf({ daily })) }),
  keys: present(keys),
});
const steady = observe(Array.from({ length: 60 }, () => '100'));

const name = (before: DaySpenders['before'], isWeekly = false, observation = steady): readonly string[] =>
  findSpenders({ day: DAY, by: 'key', facts: TODAY, before }, observation, { day: DAY, isWeekly }).map(
    (each) => `${each.name} ${each.rise === null ? '' : `+${formatMoney(each.rise)} to `}${formatMoney(each.amount)}`,
  );

it('names who rose, not who is always large', () => {
  expect(name(BEFORE)).toEqual(['small +$300.00 to $310.00', 'new +$40.00 to $40.00']);
});

it('compares with what such a day of the week usually is', () => {
  // The day before the last one, and all that are whole weeks away from it, are twice as expensive as the others.
  const weekly = observe(Array.from({ length: 60 }, (_, index) => ((58 - index) % 7 === 0 ? '160' : '80')));
  const [first] = name(BEFORE, true, weekly);
  expect(first).toBe('small +$292.50 to $310.00');
});

it('names who spent most where nobody knows what was before', () => {
  expect(name(null)).toEqual(['big $1,000.00', 'small $310.00', 'new $40.00']);
});
