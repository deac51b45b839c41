import { section } from './build.ts';
import { describeChart } from './chart.ts';
import { LIMITS } from './limits.ts';
import type { MessageBlock } from './message.ts';

/** All text under a node of Block Kit: everything visible is under `text`, and everything under `text` is visible. */
const countText = (node: unknown): number => {
  if (Array.isArray(node)) return node.reduce<number>((sum, item) => sum + countText(item), 0);
  if (typeof node !== 'object' || node === null) return 0;
  return Object.entries(node).reduce(
    (sum, [key, value]) => sum + (key === 'text' && typeof value === 'string' ? value.length : countText(value)),
    0,
  );
};

/** What a block takes of a message. A chart counts as what stands in for it where Slack does not draw it. */
const sizeOf = (block: MessageBlock) => {
  if (block.type !== 'data_visualization')
    return { blocks: 1, charts: 0, tables: block.type === 'table' ? 1 : 0, characters: countText(block) };
  const words = section(describeChart(block));
  return { blocks: words.length, charts: 1, tables: 0, characters: countText(words) };
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Whether these blocks make one message, with `reserved` characters in a block of their own beside them. */
export const fitTogether = (blocks: readonly MessageBlock[], reserved = 0): boolean => {
  const sizes = blocks.map(sizeOf);
  return (
    sum(sizes.map((size) => size.blocks)) + (reserved > 0 ? 1 : 0) <= LIMITS.message.blocks &&
    sum(sizes.map((size) => size.characters)) + reserved <= LIMITS.message.characters &&
    sum(sizes.map((size) => size.charts)) <= LIMITS.message.charts &&
    sum(sizes.map((size) => size.tables)) <= LIMITS.message.tables
  );
};
