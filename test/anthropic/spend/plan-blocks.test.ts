import { describe, expect, test } from 'vitest';
import type { Held, Step } from '../../../src/anthropic/spend/held.ts';
import { planBlocks, type Wanted } from '../../../src/anthropic/spend/plan-blocks.ts';
import { daysOf, isoDay, type Span, toInstant } from '../../../src/domain/day.ts';
import { day, span } from './harness.ts';

const COVERED = span('2026-01-01', '2026-11-23');
const REFRESHED = 1_000;
const tagOf = (at: number): string => `total of ${at}`;

const held = (id: string, daily: boolean, of: Span, isStale: (iso: string) => boolean = () => false): Held => ({
  id,
  daily,
  from: of.from,
  tags: daysOf(of).map((at) => (isStale(isoDay(at)) ? 'another total' : tagOf(at))),
  refreshedAt: toInstant(REFRESHED),
  digest: 'digest',
});

const plan = (of: Span, parts: Partial<Wanted> = {}): string[] =>
  planBlocks({
    span: of,
    covered: COVERED,
    byDay: false,
    dense: false,
    sumsSpans: true,
    held: [],
    again: null,
    refreshedAt: toInstant(REFRESHED),
    tagOf,
    isIdle: () => false,
    ...parts,
  }).map(spell);

const spell = (step: Step): string => {
  const days = `${isoDay(step.span.from)}..${isoDay(step.span.to)}`;
  return step.do === 'read-total' ? `total ${days}` : `${step.do === 'use' ? 'use' : 'days'} ${step.id} ${days}`;
};

const november = span('2026-11-01', '2026-12-01');
const week = span('2026-11-10', '2026-11-17');

describe('by calendar month', () => {
  const cases: readonly [string, string[], string[]][] = [
    ['nothing for no days', plan(span('2026-11-10', '2026-11-10')), []],
    [
      'the month that a week is in, as far as it is covered',
      plan(week),
      ['days 2026-11 2026-11-01..2026-11-23', 'use 2026-11 2026-11-10..2026-11-17'],
    ],
    [
      'each month that a period touches',
      plan(span('2026-09-29', '2026-11-02')),
      [
        'days 2026-09 2026-09-01..2026-10-01',
        'use 2026-09 2026-09-29..2026-10-01',
        'days 2026-10 2026-10-01..2026-11-01',
        'use 2026-10 2026-10-01..2026-11-01',
        'days 2026-11 2026-11-01..2026-11-23',
        'use 2026-11 2026-11-01..2026-11-02',
      ],
    ],
    ['what is held', plan(week, { held: [held('2026-11', true, november)] }), ['use 2026-11 2026-11-10..2026-11-17']],
    [
      'held days although another one is stale',
      plan(week, { held: [held('2026-11', true, november, (iso) => iso === '2026-11-18')] }),
      ['use 2026-11 2026-11-10..2026-11-17'],
    ],
    [
      'from the first stale day to the last one of the month, once one is needed',
      plan(week, { held: [held('2026-11', true, november, (iso) => iso === '2026-11-12' || iso === '2026-11-18')] }),
      ['days 2026-11 2026-11-12..2026-11-19', 'use 2026-11 2026-11-10..2026-11-17'],
    ],
    [
      'only days whose totals are known, because others could not be checked',
      plan(week, { tagOf: (at) => (at < day('2026-11-08') ? null : tagOf(at)) }),
      ['days 2026-11 2026-11-08..2026-11-23', 'use 2026-11 2026-11-10..2026-11-17'],
    ],
    ['nothing for days without use', plan(week, { isIdle: () => true }), []],
    [
      'a day again that had use when it was read and now has none',
      plan(week, {
        isIdle: (at) => at === day('2026-11-12'),
        held: [held('2026-11', true, november, (iso) => iso === '2026-11-12')],
      }),
      ['days 2026-11 2026-11-12..2026-11-13', 'use 2026-11 2026-11-10..2026-11-17'],
    ],
    [
      'only the days that are asked for where days are dense',
      plan(week, { dense: true, byDay: true }),
      ['days 2026-11 2026-11-10..2026-11-17', 'use 2026-11 2026-11-10..2026-11-17'],
    ],
    [
      'the month where the report cannot sum spans, however dense',
      plan(week, { dense: true, sumsSpans: false }),
      ['days 2026-11 2026-11-01..2026-11-23', 'use 2026-11 2026-11-10..2026-11-17'],
    ],
  ];
  test.each(cases)('%s', (_, steps, expected) => expect(steps).toEqual(expected));
});

describe('by sums of spans, where days are dense', () => {
  const dense = (of: Span, parts: Partial<Wanted> = {}): string[] => plan(of, { dense: true, ...parts });
  const cases: readonly [string, string[], string[]][] = [
    ['one sum of a short period', dense(week), ['total 2026-11-10..2026-11-17']],
    [
      'one of each month where that takes no more requests',
      dense(span('2026-09-01', '2026-11-20')),
      ['total 2026-09-01..2026-10-01', 'total 2026-10-01..2026-11-01', 'total 2026-11-01..2026-11-20'],
    ],
    [
      'else of thirty days back from the end, which later questions begin at',
      dense(span('2026-08-23', '2026-11-21')),
      ['total 2026-08-23..2026-09-22', 'total 2026-09-22..2026-10-22', 'total 2026-10-22..2026-11-21'],
    ],
    [
      'else as long ones as may be, from the start on',
      dense(span('2026-08-21', '2026-11-21')),
      ['total 2026-08-21..2026-09-21', 'total 2026-09-21..2026-10-22', 'total 2026-10-22..2026-11-21'],
    ],
    ['a sum that is held', dense(week, { held: [held('span-1', false, week)] }), ['use span-1 2026-11-10..2026-11-17']],
    [
      'not a sum that reaches beyond the period',
      dense(week, { held: [held('span-1', false, span('2026-11-10', '2026-11-18'))] }),
      ['total 2026-11-10..2026-11-17'],
    ],
    [
      'not a sum of which one day is stale',
      dense(week, { held: [held('span-1', false, week, (iso) => iso === '2026-11-16')] }),
      ['total 2026-11-10..2026-11-17'],
    ],
    [
      'not a sum whose use would cost a request more',
      dense(span('2026-11-01', '2026-11-20'), { held: [held('span-1', false, week)] }),
      ['total 2026-11-01..2026-11-20'],
    ],
    [
      'the middle of a long period, with both ends read',
      dense(span('2026-09-02', '2026-11-21'), { held: [held('span-1', false, span('2026-10-02', '2026-11-02'))] }),
      ['total 2026-09-02..2026-10-02', 'use span-1 2026-10-02..2026-11-02', 'total 2026-11-02..2026-11-21'],
    ],
    [
      'any part of days that are held',
      dense(span('2026-11-10', '2026-11-22'), { held: [held('2026-11', true, span('2026-11-01', '2026-11-18'))] }),
      ['total 2026-11-10..2026-11-22'],
    ],
    [
      'days that are held, where they are enough',
      dense(week, { held: [held('2026-11', true, november)] }),
      ['use 2026-11 2026-11-10..2026-11-17'],
    ],
    [
      'nothing for days without use, also in the middle',
      dense(span('2026-09-01', '2026-11-20'), { isIdle: (at) => at < day('2026-09-20') || at >= day('2026-10-20') }),
      ['total 2026-09-20..2026-10-20'],
    ],
    ['nothing at all without use', dense(span('2026-09-01', '2026-11-20'), { isIdle: () => true }), []],
  ];
  test.each(cases)('%s', (_, steps, expected) => expect(steps).toEqual(expected));
});
