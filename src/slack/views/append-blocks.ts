import { composeMessage } from '../../blocks/compose-message.ts';
import { fitTogether } from '../../blocks/measure-blocks.ts';
import type { Message, MessageBlock } from '../../blocks/message.ts';

/** Blocks under the last message, or in one of their own, which says `text`, where that one is full. */
export const appendBlocks = (
  messages: readonly Message[],
  blocks: readonly MessageBlock[],
  text: string,
): readonly Message[] => {
  const last = messages.at(-1);
  if (blocks.length === 0) return messages;
  if (last === undefined || !fitTogether([...last.blocks, ...blocks])) {
    return [...messages, composeMessage({ text, blocks: [blocks] })];
  }
  return [...messages.slice(0, -1), { ...last, blocks: [...last.blocks, ...blocks] }];
};
