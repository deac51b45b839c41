import { barChart, chartValue } from '../../blocks/chart.ts';
import type { MessageBlock } from '../../blocks/message.ts';
import { civilOf, MONTH_NAMES } from '../../domain/calendar.ts';
import { type Day, daysOf, plusDays } from '../../domain/day.ts';
import { shortSpan } from '../../domain/describe-span.ts';
import { type Money, sum } from '../../domain/money.ts';
import type { Cost } from '../../domain/spend.ts';
import { answered, type SpendReport } from '../../spend/spend-report.ts';
import { type Compared, compareTotals } from './compare-spend.ts';

const WEEK = 7;

/** What a day cost over all sources; null where one of them has not published it. */
const amountOn = (report: SpendReport<Cost>, day: Day): Money | null => {
  const amounts = answered(report).map(({ daily }) => daily.find((total) => total.day === day)?.measure.amount);
  return amounts.includes(undefined) ? null : sum(amounts.flatMap((amount) => amount ?? []));
};

const labelOf = (day: Day): string => {
  const { date, month } = civilOf(day);
  return `${date} ${MONTH_NAMES[month]}`;
};

/** The days of a week beside those of the week before; only days that every source has, nothing where there was no spend. */
export const viewWeekChart = ({ now, before }: Pick<Compared, 'now' | 'before'>): readonly MessageBlock[] => {
  const totals = compareTotals({ now, before });
  if (totals.total === null || (totals.total === 0n && (totals.before ?? 0n) === 0n)) return [];
  const days = daysOf(now.words.period).flatMap((day) => {
    const amount = amountOn(now, day);
    const earlier = totals.before === null ? null : amountOn(before, plusDays(day, -WEEK));
    return amount === null ? [] : [{ day, amount, earlier }];
  });
  if (days.length < 2) return [];
  const hasEarlier = days.every(({ earlier }) => earlier !== null);
  const series = [
    { name: shortSpan(now.words.period), values: days.map(({ amount }) => chartValue(amount)) },
    ...(hasEarlier
      ? [
          {
            name: shortSpan(before.words.period),
            values: days.flatMap(({ earlier }) => (earlier === null ? [] : chartValue(earlier))),
          },
        ]
      : []),
  ];
  return barChart({
    title: 'Spend by day (UTC)',
    unit: 'USD',
    categories: days.map(({ day }) => labelOf(day)),
    series,
  });
};
