/** Several runs of one thing. */
export interface Figure {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly runs: number;
}

export type Unit = 'ms' | 'MB' | 'requests' | 'files' | 'exponent';

/** One question and its answer: what was measured, beside a floor or a peer that was measured in between. */
export interface BenchLine {
  readonly name: string;
  /** What is measured. */
  readonly subject: string;
  /** What it is compared with. */
  readonly against: string;
  readonly unit: Unit;
  readonly measured: Figure;
  readonly reference: Figure;
  /** The median of the ratios of neighbouring runs: what slows the machine down for a while slows both. */
  readonly ratio: number;
  /** The median of how much more than in the neighbouring run of the reference it was. */
  readonly difference: number;
  /** What must not be exceeded: the ratio, the difference, or the median itself. */
  readonly target: { readonly of: 'ratio' | 'difference' | 'measured'; readonly atMost: number };
}

const medianOf = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
};

const figureOf = (values: readonly number[]): Figure => ({
  median: medianOf(values),
  low: Math.min(...values),
  high: Math.max(...values),
  runs: values.length,
});

/** Both lists are in the order of the runs; where one is shorter, its last run stands beside the rest of the other. */
export const drawLine = (
  about: Pick<BenchLine, 'name' | 'subject' | 'against' | 'unit' | 'target'>,
  measured: readonly number[],
  reference: readonly number[],
): BenchLine => {
  const beside = (run: number): number => reference[run] ?? reference.at(-1) ?? Number.NaN;
  return {
    ...about,
    measured: figureOf(measured),
    reference: figureOf(reference),
    ratio: medianOf(measured.map((value, run) => value / beside(run))),
    difference: medianOf(measured.map((value, run) => value - beside(run))),
  };
};

export const isWithin = ({ target, ratio, difference, measured }: BenchLine): boolean =>
  ({ ratio, difference, measured: measured.median })[target.of] <= target.atMost;
