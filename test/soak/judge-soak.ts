import { findTrend, type Trend } from './judge-memory.ts';
import type { SoakResult } from './run-soak.ts';

export interface Verdict {
  /** Null where no life was long enough to tell. */
  readonly trend: Trend | null;
  /** Everything that should not have been; the soak has failed unless there is nothing. */
  readonly violations: readonly string[];
}

/** The second half of a life may hold so much more than the first: what happened is kept, and caches fill slowly. */
const MOST_HEAP_GROWTH = 0.1;
/** Connections come and go. */
const MOST_DESCRIPTOR_GROWTH = 8;

const judgeTrend = ({ heapGrowth, descriptorGrowth }: Trend): readonly string[] => [
  ...(heapGrowth > MOST_HEAP_GROWTH
    ? [`The heap grew by ${(heapGrowth * 100).toFixed(1)} % from the first half to the second`]
    : []),
  ...((descriptorGrowth ?? 0) > MOST_DESCRIPTOR_GROWTH
    ? [`${descriptorGrowth} more descriptors were open in the second half than in the first`]
    : []),
];

export const judgeSoak = ({ samples, violations }: SoakResult): Verdict => {
  const trend = findTrend(samples);
  return { trend, violations: [...violations, ...(trend === null ? [] : judgeTrend(trend))] };
};
