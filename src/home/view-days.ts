import { fields, section } from '../blocks/build.ts';
import { sparkline } from '../blocks/chart.ts';
import type { MessageBlock } from '../blocks/message.ts';
import { bold, escapeText } from '../blocks/text.ts';
import { civilOf, MONTH_NAMES, weekdayOf } from '../domain/calendar.ts';
import type { Day } from '../domain/day.ts';
import { costAlgebra } from '../domain/measure.ts';
import { formatMoney, toNumber } from '../domain/money.ts';
import type { Cost } from '../domain/spend.ts';
import { answered, type DayTotal, grandTotal, type SpendReport } from '../spend/spend-report.ts';
import { viewCostChart } from '../spend/view-cost-chart.ts';
import type { HomeFigures } from './home-figures.ts';
import { DAYS_SHOWN } from './load-figures.ts';

const TITLE = `Last ${DAYS_SHOWN} days: spend`;
const WEEK = 7;
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

const nameDay = (day: Day): string => {
  const { date, month } = civilOf(day);
  return `${WEEKDAYS[weekdayOf(day)]} ${date} ${MONTH_NAMES[month]}`;
};

/** What the sources that answered cost together, on the days that all of them have. */
const sumDays = (report: SpendReport<Cost>): readonly DayTotal<Cost>[] => {
  const [first = [], ...others] = answered(report).map(({ daily }) => daily);
  return first.flatMap(({ day, measure }) => {
    const same = others.map((daily) => daily.find((total) => total.day === day)?.measure);
    return same.every((own) => own !== undefined) ? [{ day, measure: same.reduce(costAlgebra.add, measure) }] : [];
  });
};

/** A line for each day, this week beside the one before: what a chart shows, to be read or listened to. */
const inWords = (report: SpendReport<Cost>): readonly MessageBlock[] => {
  const days = sumDays(report);
  const bars = [...sparkline(days.map(({ measure }) => toNumber(measure.amount)))];
  const lines = days.map(({ day, measure }, index) => {
    const amount = escapeText(formatMoney(measure.amount));
    return `${bars[index]} ${nameDay(day)}: ${bold(amount)}`;
  });
  const weeks = [lines.slice(0, -WEEK), lines.slice(-WEEK)].filter(({ length }) => length > 0);
  return [...section(bold(`${TITLE} by day (UTC)`)), ...fields(weeks.map((week) => week.join('\n')))];
};

/** The last days as a chart, or in words where none is drawn. */
export const viewDays = ({ days }: HomeFigures, drawsCharts: boolean): readonly MessageBlock[] => {
  if (grandTotal(days, costAlgebra)?.amount === 0n) return section(`Nothing was spent in the last ${DAYS_SHOWN} days.`);
  const chart = viewCostChart(days, TITLE);
  return drawsCharts || chart.length === 0 ? chart : inWords(days);
};
