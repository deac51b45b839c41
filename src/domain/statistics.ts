export const mean = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / values.length;

/** Zero when there are no values. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
};

export interface Weighted {
  readonly value: number;
  readonly weight: number;
}

/** The value below which `share` of the weight lies, interpolated between the middles of the weights. Zero when there are none. */
export const weightedQuantile = (items: readonly Weighted[], share: number): number => {
  const sorted = items.toSorted((a, b) => a.value - b.value);
  const wanted = share * sorted.reduce((total, { weight }) => total + weight, 0);
  let passed = 0;
  let before: { readonly value: number; readonly at: number } | null = null;
  for (const { value, weight } of sorted) {
    const at = passed + weight / 2;
    if (at >= wanted)
      return before === null
        ? value
        : before.value + ((value - before.value) * (wanted - before.at)) / (at - before.at);
    before = { value, at };
    passed += weight;
  }
  return before?.value ?? 0;
};
