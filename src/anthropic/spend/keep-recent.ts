/** A memory with room for so much: what was not used for longest makes way. */
export interface Recent<V> {
  readonly get: (key: string) => V | undefined;
  readonly set: (key: string, value: V, size: number) => void;
}

export const keepRecent = <V>(room: number): Recent<V> => {
  // A map remembers the order of insertion: the first key is the one that waited longest.
  const kept = new Map<string, { readonly value: V; readonly size: number }>();
  let used = 0;
  const drop = (key: string): void => {
    used -= kept.get(key)?.size ?? 0;
    kept.delete(key);
  };
  return {
    get: (key) => {
      const found = kept.get(key);
      if (found === undefined) return undefined;
      kept.delete(key);
      kept.set(key, found);
      return found.value;
    },
    set: (key, value, size) => {
      drop(key);
      if (size > room) return;
      kept.set(key, { value, size });
      used += size;
      for (const oldest of kept.keys()) {
        if (used <= room) break;
        drop(oldest);
      }
    },
  };
};
