import { judgeSeries, type SettingsOn } from '../domain/anomaly/judge-series.ts';
import type { DayAmount } from '../domain/anomaly/judgement.ts';
import type { Day } from '../domain/day.ts';
import type { Terminal } from '../report/run-report.ts';
import { DONE } from './exit-codes.ts';
import { measureForecasts } from './measure-forecasts.ts';
import type { BacktestArguments } from './parse-backtest-arguments.ts';
import { backtestDocument, backtestText, forecastsDocument, forecastsText } from './render-backtest.ts';

interface Question {
  /** Complete days, ascending. */
  readonly series: readonly DayAmount[];
  readonly settingsOn: SettingsOn;
  /** The first day that is shown: the earlier ones are only learned from. */
  readonly from: Day;
}

/** Judges a whole series and shows what came of it. Returns the exit code. */
export const showBacktest = (
  { series, settingsOn, from }: Question,
  { forecast, json }: Pick<BacktestArguments, 'forecast' | 'json'>,
  terminal: Terminal,
): number => {
  const judged = judgeSeries(series, settingsOn);
  const backtest = {
    judgements: judged.filter(({ day }) => day >= from),
    forecasts: forecast ? measureForecasts([{ series, from }]) : null,
  };
  terminal.out(json ? `${JSON.stringify(backtestDocument(backtest))}\n` : backtestText(backtest));
  return DONE;
};

const SAMPLES =
  'No key is set, so these are sample organisations: steady, growing, with weekends, spikes and level shifts.\n';

/** Shows how far forecasts were off over several series. Returns the exit code. */
export const showSampleForecasts = (
  histories: readonly (readonly DayAmount[])[],
  { json }: Pick<BacktestArguments, 'json'>,
  terminal: Terminal,
): number => {
  const forecasts = measureForecasts(
    histories.flatMap((series) => (series[0] ? [{ series, from: series[0].day }] : [])),
  );
  terminal.err(SAMPLES);
  terminal.out(json ? `${JSON.stringify(forecastsDocument(forecasts))}\n` : forecastsText(forecasts));
  return DONE;
};
