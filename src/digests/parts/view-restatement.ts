import { changeText } from '../../blocks/amount.ts';
import { section } from '../../blocks/build.ts';
import { composeMessage } from '../../blocks/compose-message.ts';
import { formatTime } from '../../blocks/describe-time.ts';
import type { Message } from '../../blocks/message.ts';
import { bold, escapeText } from '../../blocks/text.ts';
import type { Instant } from '../../domain/day.ts';
import { describeSpan } from '../../domain/describe-span.ts';
import { trendOf } from '../../domain/trend.ts';
import type { Restatement } from './find-restatements.ts';
import { shown } from './show-money.ts';

const changeOf = ({ posted, now }: Restatement): string => escapeText(changeText(trendOf(now, posted)));

const MOST = 3;

/** In the digest after it: the latest few. Where the same days were told twice, once. */
export const viewRestated = (restated: readonly Restatement[]): readonly string[] => {
  const lines = [
    ...new Set(
      restated.map((each) => {
        const { record, posted, now } = each;
        const was = `${describeSpan(record.period)} was told as ${shown(posted)} and is now ${bold(shown(now))}`;
        return `Changed since it was posted: ${was} (${changeOf(each)}).`;
      }),
    ),
  ];
  const more = lines.length - MOST;
  if (more <= 1) return lines;
  return [...lines.slice(0, MOST), `${more} earlier digests have changed too: their threads say how.`];
};

/** In the thread of the digest that said it. */
export const viewCorrection = (restated: Restatement, at: Instant, timezone: string): Message => {
  const { record, posted, now } = restated;
  const text =
    `The data has changed since: ${describeSpan(record.period)} was told here as ${shown(posted)} and is now ${bold(shown(now))} ` +
    `(${changeOf(restated)}), as read ${formatTime(at, timezone)}.`;
  return composeMessage({ text, blocks: [section(text)] });
};
