import { formatCount } from '../blocks/amount.ts';

/** One page of a list: its rows, and where they stand in all of them. */
export interface Page<T> {
  readonly rows: readonly T[];
  /** From 1. */
  readonly number: number;
  /** How many pages there are; an empty list has one. */
  readonly count: number;
  readonly total: number;
  /** The place of its first row among all, from 1. */
  readonly first: number;
}

/** What a person reads without scrolling for long. */
const ROWS = 25;

export const countPages = (rows: number, size = ROWS): number => Math.max(1, Math.ceil(rows / size));

/** The page of that number; null when the list has fewer. */
export const pageRows = <T>(all: readonly T[], number: number, size = ROWS): Page<T> | null => {
  const count = countPages(all.length, size);
  if (number > count) return null;
  const start = (number - 1) * size;
  return { rows: all.slice(start, start + size), number, count, total: all.length, first: start + 1 };
};

/** `Rows 26–50 of 300, page 2 of 12.`; null when one page holds all. */
export const describePage = ({ rows, number, count, total, first }: Page<unknown>): string | null => {
  if (count === 1) return null;
  const last = first + rows.length - 1;
  const range = first === last ? `Row ${formatCount(first)}` : `Rows ${formatCount(first)}–${formatCount(last)}`;
  return `${range} of ${formatCount(total)}, page ${formatCount(number)} of ${formatCount(count)}.`;
};
