import { expect, it } from 'vitest';
import { type Day, parseIsoDay, plusDays } from '../../../src/domain/day.ts';
import { formatMoney, fromUsd, ZERO } from '../../../src/domain/money.ts';
import type { Cost, SpendFacts } from '../../../src/domain/spend.ts';
import { findContributors } from '../../../src/rules/spend-anomaly/find-contributors.ts';

const SATURDAY = parseIsoDay('2026-11-21') as Day;
const isWeekend = (day: Day): boolean => (SATURDAY - day) % 7 === 0 || (SATURDAY + 1 - day) % 7 === 0;

/** A workspace of $100 on working days and $20 on weekends, which costs $90 on the last Saturday; another that never changes. */
const facts: SpendFacts<Cost> = {
  source: 'console',
  generation: 'analytics',
  covered: { from: plusDays(SATURDAY, -60), to: plusDays(SATURDAY, 1) },
  daily: [],
  rows: Array.from({ length: 61 }, (_, ago) => plusDays(SATURDAY, -ago)).flatMap((day) => {
    const usd = day === SATURDAY ? '90' : isWeekend(day) ? '20' : '100';
    return [
      { day, group: { workspace: 'weekly' }, measure: { amount: fromUsd(usd) ?? ZERO } },
      { day, group: { workspace: 'steady' }, measure: { amount: fromUsd('50') ?? ZERO } },
    ];
  }),
  actors: [],
  refreshedAt: null,
  notItemised: null,
};

const rises = (isWeekly: boolean) =>
  findContributors(facts, 'workspace', { day: SATURDAY, isWeekly }).map(({ id, rise, share }) => [
    id,
    formatMoney(rise),
    share,
  ]);

it('compares a day with its own weekday where weeks have a rhythm', () => {
  expect(rises(true)).toEqual([['weekly', '$70.00', 1]]);
});

it('compares it with the four weeks before where they have none', () => {
  expect(rises(false)).toEqual([['weekly', '$12.86', 1]]);
});
