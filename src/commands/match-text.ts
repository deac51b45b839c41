/** How an item is known: each of these may be typed whole, and all but the id in part. */
export interface Labels {
  readonly id: string;
  readonly names: readonly string[];
}

const fold = (text: string): string => text.toLowerCase().normalize('NFC');

/**
 * The items that a text means: those with that id, else those that are called exactly so, else those in which every
 * word of it occurs. Case does not matter. All of them when nothing was typed.
 */
export const matchText = <T>(
  items: readonly T[],
  words: readonly string[],
  labelsOf: (item: T) => Labels,
): readonly T[] => {
  if (words.length === 0) return items;
  const text = fold(words.join(' '));
  const parts = words.map(fold);
  const byId = items.filter((item) => fold(labelsOf(item).id) === text);
  if (byId.length > 0) return byId;
  const named = items.map((item) => ({ item, names: labelsOf(item).names.map(fold) }));
  const exact = named.filter(({ names }) => names.includes(text));
  const found =
    exact.length > 0
      ? exact
      : named.filter(({ names }) => parts.every((part) => names.some((name) => name.includes(part))));
  return found.map(({ item }) => item);
};
