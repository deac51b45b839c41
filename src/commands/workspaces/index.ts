import { defineCommand } from '../command.ts';
import { loadWorkspaces } from './load-workspaces.ts';
import { parseWorkspaceWords } from './parse-words.ts';
import { viewWorkspaces } from './view.ts';

export const workspacesCommand = defineCommand({
  name: 'workspaces',
  summary: 'Workspaces: created, archived, residency, members by role, active keys, spend this month',
  usage: '[TEXT] [page N] [csv]',
  examples: ['', 'production', '"Genomics pipeline"', 'csv'],
  access: 'viewer',
  parse: parseWorkspaceWords,
  load: loadWorkspaces,
  view: viewWorkspaces,
  isShareable: true,
});
