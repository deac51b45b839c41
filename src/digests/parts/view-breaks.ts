import { sourceName } from '../../blocks/describe-source.ts';
import { formatTime } from '../../blocks/describe-time.ts';
import { listWords } from '../../blocks/quote.ts';
import type { Break, Watching } from './find-breaks.ts';

const MOST = 2;

const describeBreak = ({ from, to }: Break, timezone: string): string => {
  if (from !== null && to !== null) return `from ${formatTime(from, timezone)} to ${formatTime(to, timezone)}`;
  if (from !== null) return `after ${formatTime(from, timezone)}`;
  return to === null ? 'at all' : `before ${formatTime(to, timezone)}`;
};

const describeBreaks = ({ breaks }: Watching, timezone: string): string => {
  const more = breaks.length - MOST;
  const told = breaks.slice(0, more === 1 ? MOST + 1 : MOST).map((each) => describeBreak(each, timezone));
  return `not watched ${listWords(more > 1 ? [...told, `${more} more times`] : told)}`;
};

/** Nobody saw anything of it in these days. */
const isUnseen = ({ breaks }: Watching): boolean => breaks.some(({ from, to }) => from === null && to === null);

/** That nothing happened can be said only of what was watched. */
export const sayNone = (watching: readonly Watching[]): string => {
  if (watching.every(({ breaks }) => breaks.length === 0)) return 'none';
  return watching.every(isUnseen) ? 'not known' : 'none seen';
};

/** When nobody could see what changed: a sentence for all, or for each source where they differ. */
export const viewBreaks = (watching: readonly Watching[], timezone: string): readonly string[] => {
  const told = watching.flatMap((each) =>
    each.breaks.length === 0 ? [] : [{ name: sourceName(each.source), words: describeBreaks(each, timezone) }],
  );
  const [first] = told;
  if (first === undefined) return [];
  if (watching.every(isUnseen)) return ['Claude Ledger was not watching then.'];
  const isShared = told.length === watching.length && told.every(({ words }) => words === first.words);
  if (isShared) return [`${first.words.slice(0, 1).toUpperCase()}${first.words.slice(1)}.`];
  return told.map(({ name, words }) => `${name} was ${words}.`);
};
