import { composeMessage } from '../../blocks/compose-message.ts';
import { fitTogether } from '../../blocks/measure-blocks.ts';
import type { Message, MessageBlock } from '../../blocks/message.ts';

type Draft = readonly (readonly MessageBlock[])[];

/**
 * The first of these that one message can hold. What an organisation calls its things may be of any length, and an
 * alert must not fail because of it: the last draft is one that always fits.
 */
export const composeFitting = (text: string, drafts: readonly Draft[]): Message => {
  const blocks = drafts.find((draft) => fitTogether(draft.flat())) ?? drafts.at(-1) ?? [];
  return composeMessage({ text, blocks });
};
