import { formatDay } from '../../blocks/describe-time.ts';
import { code, shorten } from '../../blocks/text.ts';
import { dayOf } from '../../domain/day.ts';
import type { UnknownType } from './list-unknown-types.ts';

/** So many are named; a message has little room beside its list. */
const MOST = 8;
const LONGEST = 60;

const describe = ({ type, count, lastAt }: UnknownType): string =>
  `${code(shorten(type, LONGEST))} (${count === 1 ? 'once' : `${count} times`}, last on ${formatDay(dayOf(lastAt))})`;

/** One quiet line about activities that were only counted, as mrkdwn; none where there are none. */
export const describeUnknownTypes = (types: readonly UnknownType[]): readonly string[] => {
  if (types.length === 0) return [];
  const rest = types.length - MOST;
  const named = types.slice(0, MOST).map(describe);
  const more = rest > 0 ? [`${rest} more`] : [];
  return [`Of the activity feed, these types are not known here and only counted: ${[...named, ...more].join(', ')}.`];
};
