import type { TableBlock } from '@slack/types';
import { italic, literal } from './text.ts';

/** The text of a cell, whatever it is made of. */
const textIn = (node: unknown): string => {
  if (Array.isArray(node)) return node.map(textIn).join('');
  if (typeof node !== 'object' || node === null) return '';
  const own = 'text' in node && typeof node.text === 'string' ? node.text : '';
  return own + ('elements' in node ? textIn(node.elements) : '');
};

const line = (row: TableBlock['rows'][number]): string => row.map((cell) => literal(textIn(cell))).join(' · ');

/** A table in words, as mrkdwn, for where Slack draws none: the titles, then a line for each row. */
export const describeTable = ({ rows: [titles = [], ...rows] }: TableBlock): string =>
  [italic(line(titles)), ...rows.map((row) => `• ${line(row)}`)].join('\n');
