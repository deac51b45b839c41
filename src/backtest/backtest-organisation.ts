import { plainText } from '../blocks/plain-text.ts';
import { alertSettings } from '../domain/anomaly/alert-settings.ts';
import { plusDays } from '../domain/day.ts';
import type { CommandPorts } from '../ports.ts';
import type { Terminal } from '../report/run-report.ts';
import { FAILED } from './exit-codes.ts';
import type { BacktestArguments } from './parse-backtest-arguments.ts';
import { readOrganisation } from './read-organisation.ts';
import { showBacktest } from './show-backtest.ts';

/** The days that are shown, and before them those that the first of them is judged by and forecast from. */
const SHOWN_DAYS = 90;
const READ_DAYS = 2 * SHOWN_DAYS;

/** Backtests the organisation's own last 90 complete days, judged as its alerts are. Returns the exit code. */
export const backtestOrganisation = async (
  words: BacktestArguments,
  ports: Pick<CommandPorts, 'claude' | 'clock' | 'settings'>,
  terminal: Terminal,
): Promise<number> => {
  const reading = await readOrganisation(READ_DAYS, ports);
  if (!reading.ok) {
    for (const problem of reading.problems) terminal.err(`${plainText(problem)}\n`);
    return FAILED;
  }
  for (const note of reading.notes) terminal.err(`${plainText(note)}\n`);
  const { series, last } = reading;
  const settingsOn = alertSettings(series, 'normal', words.direction);
  return showBacktest({ series, settingsOn, from: plusDays(last, 1 - SHOWN_DAYS) }, words, terminal);
};
