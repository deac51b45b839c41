/** A look at the bot's process at one moment of the simulated time, milliseconds. */
export interface Sample {
  readonly at: number;
  /** Counts the bots: a restart begins another one. */
  readonly life: number;
  readonly heapBytes: number;
  readonly descriptors: number | null;
}

export interface Trend {
  readonly samples: number;
  /** How much the heap grows in a day of the simulated time, bytes, along the straight line that fits best. */
  readonly heapPerDay: number;
  /** How much higher the second half is than the first, as a share of it; the middle of each counts. */
  readonly heapGrowth: number;
  /** Likewise, in descriptors; null where they cannot be counted. */
  readonly descriptorGrowth: number | null;
}

const DAY_MS = 86_400_000;
/** What is read for the first time stays: caches fill. */
const SETTLING_SHARE = 0.25;
/** Fewer samples show nothing. */
const FEWEST = 12;

const middleOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const slopeOf = (points: readonly (readonly [number, number])[]): number => {
  const meanX = points.reduce((total, [x]) => total + x, 0) / points.length;
  const meanY = points.reduce((total, [, y]) => total + y, 0) / points.length;
  const covariance = points.reduce((total, [x, y]) => total + (x - meanX) * (y - meanY), 0);
  return covariance / points.reduce((total, [x]) => total + (x - meanX) ** 2, 0);
};

const rise = (values: readonly number[]): { readonly by: number; readonly from: number } => {
  const half = Math.floor(values.length / 2);
  const from = middleOf(values.slice(0, half));
  return { by: middleOf(values.slice(half)) - from, from };
};

/** Of the longest life, once it has settled. Null where it was too short to tell. */
export const findTrend = (samples: readonly Sample[]): Trend | null => {
  const lives = Map.groupBy(samples, ({ life }) => life);
  const longest = [...lives.values()].toSorted((a, b) => b.length - a.length)[0] ?? [];
  const settled = longest.slice(Math.ceil(longest.length * SETTLING_SHARE));
  if (settled.length < FEWEST) return null;
  const heap = rise(settled.map(({ heapBytes }) => heapBytes));
  const counts = settled.flatMap(({ descriptors }) => (descriptors === null ? [] : [descriptors]));
  return {
    samples: settled.length,
    heapPerDay: slopeOf(settled.map(({ at, heapBytes }) => [at, heapBytes] as const)) * DAY_MS,
    heapGrowth: heap.by / heap.from,
    descriptorGrowth: counts.length < settled.length ? null : rise(counts).by,
  };
};
