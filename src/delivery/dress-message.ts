import { context } from '../blocks/build.ts';
import { fitTogether } from '../blocks/measure-blocks.ts';
import type { Message, MessageBlock } from '../blocks/message.ts';
import type { OutboxEntry } from '../domain/outbox.ts';

const REPEATED = 'Slack did not say whether this had arrived before, so it may repeat an earlier message.';

const isBlock = (block: object): block is MessageBlock => 'type' in block && typeof block.type === 'string';

/** The message of an entry as it goes out: with why it comes here, and with a warning where it may be here already. */
export const dressMessage = ({ message, fallback }: OutboxEntry, mayRepeat: boolean): Message => {
  const notes = [...(fallback === null ? [] : [`${fallback}, so this came here.`]), ...(mayRepeat ? [REPEATED] : [])];
  const text = [message.text, ...notes].join('\n');
  const own = message.blocks.filter(isBlock);
  const blocks = [...own, ...context(notes)];
  // Without blocks Slack shows the text, and a full message keeps its own.
  return { text, blocks: own.length > 0 && fitTogether(blocks) ? blocks : own };
};
