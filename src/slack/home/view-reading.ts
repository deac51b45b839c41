import type { ModalView } from '@slack/types';
import { section } from '../../blocks/build.ts';
import { describeChart } from '../../blocks/chart.ts';
import { composeMessage } from '../../blocks/compose-message.ts';
import { describeTable } from '../../blocks/describe-table.ts';
import type { Message, MessageBlock } from '../../blocks/message.ts';
import { shorten } from '../../blocks/text.ts';

const LONGEST_TITLE = 24;

/** Modals draw neither tables nor charts. */
const inWords = (block: MessageBlock): readonly MessageBlock[] => {
  switch (block.type) {
    case 'table':
      return section(describeTable(block));
    case 'data_visualization':
      return section(describeChart(block));
    default:
      return [block];
  }
};

/** A message to be read in a modal. Its buttons would act out of sight of what they change: they stay behind. */
export const viewReading = (title: string, { blocks }: Message): ModalView => ({
  type: 'modal',
  title: { type: 'plain_text', text: shorten(title, LONGEST_TITLE) },
  close: { type: 'plain_text', text: 'Close' },
  blocks: blocks.filter(({ type }) => type !== 'actions').flatMap(inWords),
});

/** Above the page, when an answer was too long for it. */
export const viewAnswerElsewhere = (): Message =>
  composeMessage({ text: 'The answer is in your direct messages with me.', blocks: [] });
