import { type BenchLine, type Figure, isWithin, type Unit } from './line.ts';

const DECIMALS: Readonly<Record<Unit, number>> = { ms: 1, MB: 0, requests: 0, files: 0, exponent: 2 };

const showFigure = ({ median, low, high }: Figure, unit: Unit): string => {
  const show = (value: number): string => value.toFixed(DECIMALS[unit]);
  return low === high ? `${show(median)} ${unit}` : `${show(median)} ${unit} (${show(low)}–${show(high)})`;
};

const showTarget = ({ target, unit }: BenchLine): string => {
  if (target.of === 'ratio') return `≤ ${target.atMost} ×`;
  return `≤ ${target.atMost} ${unit}${target.of === 'difference' ? ' more' : ''}`;
};

const showComparison = ({ target, ratio, difference, unit }: BenchLine): string =>
  target.of === 'difference' ? `${difference.toFixed(DECIMALS[unit])} ${unit} more` : `${ratio.toFixed(2)} ×`;

const HEAD = ['what', 'measured: median (spread)', 'against', 'its median (spread)', 'ratio', 'target', ''];

/** A table for people, a line for each measurement. */
export const renderLines = (lines: readonly BenchLine[]): string => {
  const rows = lines.map((line) => [
    `${line.name}: ${line.subject}`,
    showFigure(line.measured, line.unit),
    line.against,
    showFigure(line.reference, line.unit),
    showComparison(line),
    showTarget(line),
    isWithin(line) ? 'within' : 'over',
  ]);
  const all = [HEAD, ...rows];
  const widths = HEAD.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};
