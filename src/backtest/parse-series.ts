import type { DayAmount } from '../domain/anomaly/judgement.ts';
import { type Day, parseIsoDay } from '../domain/day.ts';
import { fromUsd, type Money } from '../domain/money.ts';

/** `problems` has a sentence for every bad line. */
export type SeriesReading =
  | { readonly ok: true; readonly series: readonly DayAmount[]; readonly first: Day }
  | { readonly ok: false; readonly problems: readonly string[] };

const HEADER = ['date', 'usd'];

const cellsOf = (line: string): readonly string[] =>
  line.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));

const isHeader = (cells: readonly string[]): boolean =>
  cells.length === HEADER.length && cells.every((cell, index) => cell.toLowerCase() === HEADER[index]);

const readDay = (text: string): Day | string => parseIsoDay(text) ?? `“${text}” is no day such as 2026-11-03`;

const readAmount = (text: string): Money | string =>
  fromUsd(text) ?? `“${text}” is no amount of dollars such as 91.2, with at most 18 decimals`;

const readLine = (cells: readonly string[]): DayAmount | string => {
  const [date = '', usd = ''] = cells;
  if (cells.length !== HEADER.length) return 'it is not a date, a comma and an amount';
  const day = readDay(date);
  const amount = readAmount(usd);
  if (typeof day !== 'string' && typeof amount !== 'string') return { day, amount };
  return [day, amount].filter((part) => typeof part === 'string').join(', and ');
};

/**
 * Reads the text of a CSV file of days and exact dollars: `2026-11-03,91.2`. A first line `date,usd` and empty lines are
 * passed over; the days may come in any order and may have gaps, but none may come twice.
 */
export const parseSeries = (text: string): SeriesReading => {
  const days = new Map<Day, { readonly entry: DayAmount; readonly line: number }>();
  const problems: string[] = [];
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n|\r/)
    .entries()) {
    const cells = cellsOf(raw);
    if (raw.trim() === '' || (index === 0 && isHeader(cells))) continue;
    const line = index + 1;
    const entry = readLine(cells);
    if (typeof entry === 'string') {
      problems.push(`Line ${line}: ${entry}.`);
      continue;
    }
    const twin = days.get(entry.day);
    if (twin !== undefined) problems.push(`Line ${line}: ${cells[0]} is in line ${twin.line} already.`);
    else days.set(entry.day, { entry, line });
  }
  if (problems.length > 0) return { ok: false, problems };
  const series = [...days.values()].map(({ entry }) => entry).toSorted((a, b) => a.day - b.day);
  const first = series[0]?.day;
  if (first === undefined) return { ok: false, problems: ['There is no day in it: every line is date,usd.'] };
  return { ok: true, series, first };
};
