import type { TableBlock } from '@slack/types';
import { italic, literal, mentionUser } from './text.ts';

/** A cell as mrkdwn, whatever it is made of. */
const wordsIn = (node: unknown): string => {
  if (Array.isArray(node)) return node.map(wordsIn).join('');
  if (typeof node !== 'object' || node === null) return '';
  if ('user_id' in node && typeof node.user_id === 'string') return mentionUser(node.user_id);
  const own = 'text' in node && typeof node.text === 'string' ? literal(node.text) : '';
  return own + ('elements' in node ? wordsIn(node.elements) : '');
};

const line = (row: TableBlock['rows'][number]): string => row.map(wordsIn).join(' · ');

/** A table in words, as mrkdwn, for where Slack draws none: the titles, then a line for each row. */
export const describeTable = ({ rows: [titles = [], ...rows] }: TableBlock): string =>
  [italic(line(titles)), ...rows.map((row) => `• ${line(row)}`)].join('\n');
