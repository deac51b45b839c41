import type { Judgement } from '../domain/anomaly/judgement.ts';
import { weekdayOf } from '../domain/calendar.ts';
import { isoDay } from '../domain/day.ts';
import { formatMoney, type Money, toUsd } from '../domain/money.ts';
import { renderTable } from '../report/render-table.ts';
import type { ForecastAccuracy } from './measure-forecasts.ts';

export interface Backtest {
  /** Of the days that are shown. */
  readonly judgements: readonly Judgement[];
  /** Null when forecasts were not asked for. */
  readonly forecasts: readonly ForecastAccuracy[] | null;
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/**
 * For scripts: `low` and `high` are what the past predicted, null while there was too little of it; `flagged` are the
 * days that open an anomaly, not those that continue one.
 */
export const backtestDocument = ({ judgements, forecasts }: Backtest) => ({
  flagged: judgements.filter(({ opens }) => opens).map(({ day }) => isoDay(day)),
  days: judgements.map(({ day, amount, range, opens }) => ({
    date: isoDay(day),
    usd: toUsd(amount),
    low: range === null ? null : toUsd(range.low),
    high: range === null ? null : toUsd(range.high),
    flagged: opens,
  })),
  ...(forecasts === null ? {} : forecastsDocument(forecasts)),
});

/** For scripts: an entry for each day of the month, and `pooled` for all of them together. */
export const forecastsDocument = (forecasts: readonly ForecastAccuracy[]) => ({
  forecasts: forecasts.filter(({ dayOfMonth }) => dayOfMonth !== null),
  pooled: forecasts.find(({ dayOfMonth }) => dayOfMonth === null) ?? null,
});

/** Cents without the sign of the currency, so that columns line up. */
const cents = (amount: Money): string => formatMoney(amount).replace(/[$,]/g, '');

const comparedWith = ({ day, range }: Judgement): string => {
  if (range === null) return '';
  return range.isWeekly ? `${WEEKDAYS[weekdayOf(day)]}s, ${range.restsOn} days` : `recent level, ${range.restsOn} days`;
};

const anomaliesText = (judgements: readonly Judgement[]): string => {
  const rows = judgements
    .filter(({ opens }) => opens)
    .map((judgement) => ({
      date: isoDay(judgement.day),
      usd: cents(judgement.amount),
      low: judgement.range === null ? null : cents(judgement.range.low),
      high: judgement.range === null ? null : cents(judgement.range.high),
      severity: judgement.severity,
      'compared with': comparedWith(judgement),
    }));
  const judged = judgements.filter(({ range }) => range !== null).length;
  const learning = judgements.length - judged;
  const count = rows.length === 1 ? '1 day' : `${rows.length} days`;
  return renderTable(`${count} of ${judged} would have raised a spend anomaly.`, {
    command: 'backtest',
    rows,
    footnotes: [
      'A day raises one when it lies outside low to high, which only the days before it decide; days that follow at the same new level raise nothing.',
      ...(learning === 0
        ? []
        : [`${learning} more had too little history to be judged: that takes four weeks since the first spend.`]),
    ],
  });
};

/** One table: the days of the month on which it was forecast, then all of them. */
export const forecastsText = (forecasts: readonly ForecastAccuracy[]): string =>
  renderTable('How far month-end forecasts were off, in percent of what the month came to (mean).', {
    command: 'backtest',
    rows: forecasts.map(({ dayOfMonth, months, missPercent, heldPercent }) => ({
      'day of month': dayOfMonth ?? 'all',
      forecasts: months,
      forecast: tenths(missPercent?.forecast),
      'run rate': tenths(missPercent?.runRate),
      'last 28 days': tenths(missPercent?.last28Days),
      'same weekday': tenths(missPercent?.sameWeekday),
      'range held': tenths(heldPercent),
    })),
    footnotes: [
      '“range held” is how many percent of the months ended within the forecast’s range, which is meant to hold 80 %.',
    ],
  });

const tenths = (percent: number | null | undefined): string | null => percent?.toFixed(1) ?? null;

/** For people at a terminal. */
export const backtestText = ({ judgements, forecasts }: Backtest): string =>
  [anomaliesText(judgements), ...(forecasts === null ? [] : [forecastsText(forecasts)])].join('\n');
