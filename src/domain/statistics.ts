/** The weeks that spend is judged by are this short. More is left to the language's own sort, which calls back for every comparison. */
const FEW = 64;

export const mean = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / values.length;

/** The values from `start` until before `end`, ascending. */
const sortBetween = (values: readonly number[], start: number, end: number): readonly number[] => {
  const sorted = values.slice(start, end);
  if (sorted.length > FEW) return sorted.sort((a, b) => a - b);
  for (let place = 1; place < sorted.length; place += 1) {
    const value = sorted[place] ?? 0;
    let hole = place;
    for (; hole > 0 && (sorted[hole - 1] ?? 0) > value; hole -= 1) sorted[hole] = sorted[hole - 1] ?? 0;
    sorted[hole] = value;
  }
  return sorted;
};

/** Of the values from `start` until before `end`. Zero when there are none. */
export const median = (values: readonly number[], start = 0, end = values.length): number => {
  const sorted = sortBetween(values, start, end);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
};

/** The value that this share of the values, from 0 to 1, lies below, interpolated between neighbours. Zero when there are none. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? 0;
  return below + ((sorted[Math.ceil(at)] ?? below) - below) * (at - Math.floor(at));
};

/** The places of the values, ascending by value; those of equal values in their own order. */
export const placesAscending = (values: readonly number[]): readonly number[] => {
  const places = values.map((_, place) => place);
  if (places.length > FEW) return places.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  for (let place = 1; place < places.length; place += 1) {
    const value = values[place] ?? 0;
    let hole = place;
    for (; hole > 0 && (values[places[hole - 1] ?? 0] ?? 0) > value; hole -= 1) places[hole] = places[hole - 1] ?? 0;
    places[hole] = place;
  }
  return places;
};

/** Values, and what each of them weighs. */
export interface Weighted {
  readonly values: readonly number[];
  readonly weights: readonly number[];
}

/**
 * For each share, the value below which that much of the weight lies, interpolated between the middles of the weights.
 * Zero when there are no values.
 */
export const weightedQuantiles = ({ values, weights }: Weighted, shares: readonly number[]): readonly number[] => {
  const places = placesAscending(values);
  const weightAt = (place: number): number => weights[place] ?? 0;
  const total = places.reduce((sum, place) => sum + weightAt(place), 0);
  return shares.map((share) => {
    const wanted = share * total;
    let passed = 0;
    let before: { readonly value: number; readonly at: number } | null = null;
    for (const place of places) {
      const value = values[place] ?? 0;
      const at = passed + weightAt(place) / 2;
      if (at >= wanted)
        return before === null
          ? value
          : before.value + ((value - before.value) * (wanted - before.at)) / (at - before.at);
      before = { value, at };
      passed += weightAt(place);
    }
    return before?.value ?? 0;
  });
};
