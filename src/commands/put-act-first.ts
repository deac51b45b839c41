/** Words in any order: the one that says what to do comes first, where it is not there already. */
export const putActFirst = (words: readonly string[], acts: readonly string[]): readonly string[] => {
  const isAct = (word: string | undefined): boolean => word !== undefined && acts.includes(word.toLowerCase());
  if (isAct(words[0])) return words;
  const at = words.findIndex(isAct);
  const act = words[at];
  return act === undefined ? words : [act, ...words.slice(0, at), ...words.slice(at + 1)];
};
