const SAMPLE_MS = 2;

/**
 * What this process held at most while something ran, bytes. Sampled, because the peak that a system remembers of a
 * process may include that of the one which started it.
 */
export const measurePeak = async (work: () => Promise<unknown>): Promise<number> => {
  let peakBytes = 0;
  const sample = (): void => {
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
  };
  const timer = setInterval(sample, SAMPLE_MS);
  await work();
  clearInterval(timer);
  sample();
  return peakBytes;
};
