import { context, section } from './build.ts';
import { LIMITS } from './limits.ts';
import { fitTogether } from './measure-blocks.ts';
import type { Message, MessageBlock } from './message.ts';
import { splitText } from './split-text.ts';

/**
 * What a message is to say. `text` is mrkdwn and says the answer alone; `blocks` are what the builders give, in their
 * order. Without blocks the text becomes them.
 */
interface Draft {
  readonly text: string;
  readonly blocks: readonly (readonly MessageBlock[])[];
}

/** Room for `(12/34)` in the text and in a block of its own. */
const MARK = 12;

/** The text before the blocks, which have all of it: a long one ends with an ellipsis. */
const fallback = (text: string): string => {
  const most = LIMITS.message.text - MARK;
  if (text.trim() === '') throw new RangeError('A message needs a text that says the answer');
  return text.length <= most ? text : `${splitText(text, most - 1)[0] ?? ''}…`;
};

const isHeading = (block: MessageBlock): boolean => block.type === 'header' || block.type === 'divider';

/** Where a part must end before `end`, so that no heading stands last in it, away from what it heads. */
const lastBreak = (blocks: readonly MessageBlock[], end: number): number => {
  const content = blocks.slice(0, end).findLastIndex((block) => !isHeading(block)) + 1;
  return content === 0 ? end : content;
};

/** The blocks in as few parts as fit one message each, in their order. */
const pack = (blocks: readonly MessageBlock[]): (readonly MessageBlock[])[] => {
  if (blocks.length === 0) return [];
  let end = 0;
  while (end < blocks.length && fitTogether(blocks.slice(0, end + 1), MARK)) end += 1;
  if (end === blocks.length) return [blocks];
  if (end === 0) throw new RangeError(`A ${blocks[0]?.type} block that fits no message`);
  const cut = lastBreak(blocks, end);
  return [blocks.slice(0, cut), ...pack(blocks.slice(cut))];
};

/** One message where everything fits, else several of which each says `(2/3)`. Nothing is left out. */
export const splitMessage = ({ text, blocks }: Draft): Message[] => {
  const all = blocks.length === 0 ? section(text) : blocks.flat();
  if (fitTogether(all)) return [{ text: fallback(text), blocks: all }];
  const parts = pack(all);
  return parts.map((part, index) => {
    const mark = `(${index + 1}/${parts.length})`;
    return { text: `${fallback(text)} ${mark}`, blocks: [...part, ...context([mark])] };
  });
};

/**
 * One message. Throws `RangeError` when it does not fit: for what may be of any length use `splitMessage`, or fold
 * rows with `fitRows`.
 */
export const composeMessage = (draft: Draft): Message => {
  const [message, ...others] = splitMessage(draft);
  if (message === undefined || others.length > 0)
    throw new RangeError(`One message cannot hold all of "${draft.text}"`);
  return message;
};
