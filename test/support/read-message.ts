import type { Message, MessageBlock } from '../../src/blocks/message.ts';

const textIn = (node: unknown): string => {
  if (Array.isArray(node)) return node.map(textIn).join('');
  if (typeof node !== 'object' || node === null) return '';
  if ('user_id' in node) return `<@${node.user_id}>`;
  const own = 'text' in node && typeof node.text === 'string' ? node.text : '';
  return own + Object.values(node).map(textIn).join('');
};

const readBlock = (block: MessageBlock): string => {
  switch (block.type) {
    case 'header':
      return `# ${block.text.text}`;
    case 'section':
      return [block.text?.text ?? [], ...(block.fields ?? []).map(({ text }) => text.replace('\n', ' '))]
        .flat()
        .join('\n');
    case 'context':
      return block.elements.map((element) => `~ ${textIn(element)}`).join('\n');
    case 'table':
      return block.rows.map((row) => row.map(textIn).join(' | ')).join('\n');
    default:
      return `[${block.type}]`;
  }
};

/** What a person sees of a message, block by block; `#` is a header, `~` small print, `|` stands between the cells of a table. */
export const readMessage = ({ blocks }: Message): string => blocks.map(readBlock).join('\n\n');
