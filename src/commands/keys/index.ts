import { defineCommand } from '../command.ts';
import { loadKeys } from './load-keys.ts';
import { parseKeyWords } from './parse-words.ts';
import { viewKeys } from './view.ts';

export const keysCommand = defineCommand({
  name: 'keys',
  summary: 'API keys: where they work, who made them, when they were last used, what they cost',
  usage: '[active|inactive|archived|expired|stale|orphaned|expiring] [workspace:NAME] [TEXT] [page N] [csv]',
  examples: ['', 'stale', 'orphaned expiring', 'active workspace:Default', 'pipeline-prod', 'csv'],
  access: 'viewer',
  parse: parseKeyWords,
  load: loadKeys,
  view: viewKeys,
  isShareable: true,
});
