/** Keeps the last few results that took work, by what they were worked out from. */
export interface Memory {
  recall<T>(name: string, work: () => T): T;
}

export const createMemory = (capacity: number): Memory => {
  const kept = new Map<string, unknown>();
  return {
    recall: <T>(name: string, work: () => T): T => {
      const value = kept.has(name) ? (kept.get(name) as T) : work();
      kept.delete(name);
      kept.set(name, value);
      const oldest = kept.size > capacity ? kept.keys().next() : null;
      if (oldest !== null && oldest.done !== true) kept.delete(oldest.value);
      return value;
    },
  };
};
