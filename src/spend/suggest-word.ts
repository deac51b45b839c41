import { closest, distance } from 'fastest-levenshtein';

/** The known word that a mistyped one probably means: at most two slips, and not all of its letters; capitals are none. Null when none is near. */
export const suggestWord = (typed: string, known: readonly string[]): string | null => {
  if (typed === '' || known.length === 0) return null;
  const word = typed.toLowerCase();
  const spelled = new Map(known.map((each) => [each.toLowerCase(), each]));
  const nearest = closest(word, [...spelled.keys()]);
  const slips = distance(word, nearest);
  return slips <= 2 && slips < Math.max(word.length, nearest.length) ? (spelled.get(nearest) ?? null) : null;
};
