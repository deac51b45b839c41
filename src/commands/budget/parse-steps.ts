/** Percent at which a budget alerts when nothing else is said. */
export const DEFAULT_STEPS: readonly number[] = [50, 80, 100];

const MOST_STEPS = 10;
const HIGHEST = 1000;
const WHY = `\`at\` needs up to ${MOST_STEPS} whole percents from 1 to ${HIGHEST}, such as \`at 50,80,100\`.`;

const split = (word: string): readonly string[] => word.split(',').filter((part) => part !== '');

/** How many words of a list that starts here belong to it: `50, 80 and 100` is four. */
const countWords = (words: readonly string[]): number => {
  let count = Math.min(1, words.length);
  const goesOn = (): boolean =>
    words[count - 1]?.endsWith(',') === true || words[count]?.startsWith(',') === true || words[count] === 'and';
  while (count > 0 && count < words.length && goesOn()) count += words[count] === 'and' ? 2 : 1;
  return Math.min(count, words.length);
};

/** Reads the words after `at`: each step once, ascending. `used` counts them. */
export const parseSteps = (
  words: readonly string[],
): { readonly used: number; readonly steps: readonly number[] } | { readonly said: string; readonly why: string } => {
  const used = countWords(words);
  const said = words.slice(0, used);
  const parts = said.filter((word) => word !== 'and').flatMap(split);
  const steps = parts.map((part) => (/^\d{1,4}%?$/.test(part) ? Number.parseInt(part, 10) : 0));
  const unique = [...new Set(steps)].toSorted((a, b) => a - b);
  const isGood =
    unique.length > 0 && unique.length <= MOST_STEPS && unique.every((step) => step >= 1 && step <= HIGHEST);
  return isGood ? { used, steps: unique } : { said: ['at', ...said].join(' '), why: WHY };
};
