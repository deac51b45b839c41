import { changeText } from '../../blocks/amount.ts';
import { section } from '../../blocks/build.ts';
import { composeMessage } from '../../blocks/compose-message.ts';
import { formatTime } from '../../blocks/describe-time.ts';
import type { Message } from '../../blocks/message.ts';
import { bold, escapeText } from '../../blocks/text.ts';
import type { Instant } from '../../domain/day.ts';
import { describeSpan } from '../../domain/describe-span.ts';
import { trendOf } from '../../domain/trend.ts';
import type { Restatement } from './find-restatement.ts';
import { shown } from './show-money.ts';

const changeOf = ({ posted, now }: Restatement): string => escapeText(changeText(trendOf(now, posted)));

/** In the digest after it. */
export const viewRestated = (restated: Restatement | null): readonly string[] =>
  restated === null
    ? []
    : [
        `Changed since the digest before: ${describeSpan(restated.record.period)} was told as ${shown(restated.posted)} and is now ${bold(shown(restated.now))} (${changeOf(restated)}).`,
      ];

/** In the thread of the digest that said it. */
export const viewCorrection = (restated: Restatement, at: Instant, timezone: string): Message => {
  const { record, posted, now } = restated;
  const text =
    `The data has changed since: ${describeSpan(record.period)} was told here as ${shown(posted)} and is now ${bold(shown(now))} ` +
    `(${changeOf(restated)}), as read ${formatTime(at, timezone)}.`;
  return composeMessage({ text, blocks: [section(text)] });
};
