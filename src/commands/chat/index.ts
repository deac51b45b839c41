import { dayOf } from '../../domain/day.ts';
import { defineCommand } from '../command.ts';
import { loadChat } from './load-chat.ts';
import { parseChatWords } from './parse-words.ts';
import { viewChat } from './view.ts';

export const chatCommand = defineCommand({
  name: 'chat',
  summary: 'claude.ai person by person: conversations, messages, tokens, spend, and seats in use',
  usage: '[PERIOD] [top N] [user:EMAIL] [page N] [csv]',
  examples: ['', 'last month top 20', '30d', 'yesterday', 'mtd csv'],
  access: 'viewer',
  parse: (words, { now }) => parseChatWords(words, dayOf(now)),
  load: loadChat,
  view: viewChat,
  isShareable: true,
});
