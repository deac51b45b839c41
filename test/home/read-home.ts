import { expect } from 'vitest';
import { describeChart, withoutCharts } from '../../src/blocks/chart.ts';
import type { MessageBlock } from '../../src/blocks/message.ts';
import { findViewProblems } from '../../src/sandbox/slack/blocks/check-view.ts';
import { checkMessage } from '../blocks/check-message.ts';
import { readMessage } from '../support/read-message.ts';

const MOST_BLOCKS = 100;
const ABOUT_MESSAGES = /^(?:blocks|characters): /;

const readBlock = (block: MessageBlock): string => {
  switch (block.type) {
    case 'actions':
      return block.elements.map((each) => (each.type === 'button' ? `[${each.text.text}]` : each.type)).join(' ');
    case 'section': {
      const text = [block.text, ...(block.fields ?? [])].flatMap((each) => each?.text ?? []).join('\n');
      return block.accessory?.type === 'button' ? `${text}   [${block.accessory.text.text}]` : text;
    }
    case 'data_visualization':
      return `[chart] ${describeChart(block)}`;
    default:
      return readMessage({ text: '', blocks: [block] });
  }
};

/** What a person sees of the page, which has passed every check: Slack's limits, and what the message check holds against text. */
export const readHome = (blocks: readonly MessageBlock[]): string => {
  const plain = withoutCharts({ text: '', blocks })?.blocks ?? blocks;
  expect(plain.length).toBeLessThanOrEqual(MOST_BLOCKS);
  expect(findViewProblems({ type: 'home', blocks: plain }, 'home')).toEqual([]);
  expect(checkMessage({ text: 'App Home', blocks }).filter((problem) => !ABOUT_MESSAGES.test(problem))).toEqual([]);
  return blocks.map(readBlock).join('\n\n');
};
