import { context, section } from '../../blocks/build.ts';
import { composeMessage } from '../../blocks/compose-message.ts';
import { sourceName } from '../../blocks/describe-source.ts';
import { formatTime } from '../../blocks/describe-time.ts';
import type { Message } from '../../blocks/message.ts';
import { bold, literal } from '../../blocks/text.ts';
import type { Instant } from '../../domain/day.ts';
import type { Source } from '../../domain/spend.ts';

/** Said once for each activity feed, where it can be read for the first time. `timezone` is that of the time it says. */
export const viewFollowing = (
  { source, organisation }: { readonly source: Source; readonly organisation: string },
  now: Instant,
  timezone: string,
): Message => {
  const title = `Now following the activity feed of ${literal(organisation)} (${sourceName(source)})`;
  const promise = 'Security events come here as alerts from now on. What happened before raises none.';
  return composeMessage({
    text: `${title}\n${promise}`,
    blocks: [section(`:eyes: ${bold(title)}`), section(promise), context([`As of ${formatTime(now, timezone)}`])],
  });
};
