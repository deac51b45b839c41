import { readFile } from 'node:fs/promises';
import { anomalySettings } from '../domain/anomaly/settings.ts';
import type { Terminal } from '../report/run-report.ts';
import { FAILED, MISUSED } from './exit-codes.ts';
import { type BacktestArguments, parseBacktestArguments } from './parse-backtest-arguments.ts';
import { parseSeries } from './parse-series.ts';
import { showBacktest } from './show-backtest.ts';

const backtestFile = async (path: string, words: BacktestArguments, terminal: Terminal): Promise<number> => {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    terminal.err(`The file could not be read: ${error instanceof Error ? error.message : String(error)}\n`);
    return null;
  });
  if (text === null) return FAILED;
  const reading = parseSeries(text);
  const settings = anomalySettings('normal', words.direction);
  if (reading.ok)
    return showBacktest({ series: reading.series, settingsOn: () => settings, from: reading.first }, words, terminal);
  terminal.err(`${path} is no series of days:\n${reading.problems.map((problem) => `  ${problem}\n`).join('')}`);
  return MISUSED;
};

/**
 * Says which days of a series would have raised a spend anomaly: of a CSV file where one is named, otherwise of the
 * organisation. Returns the exit code: 0, 1 when something could not be read, 2 for wrong words or lines.
 */
export const runBacktest = async (
  args: readonly string[],
  onOrganisation: (words: BacktestArguments) => Promise<number>,
  terminal: Terminal,
): Promise<number> => {
  const parsed = parseBacktestArguments(args);
  if (!parsed.ok) {
    terminal.err(`${parsed.why}\n`);
    return MISUSED;
  }
  const words = parsed.value;
  return words.csv === null ? onOrganisation(words) : backtestFile(words.csv, words, terminal);
};
