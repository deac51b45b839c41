import { defineCommand } from '../command.ts';
import { loadMembers } from './load-members.ts';
import { parseMemberWords } from './parse-words.ts';
import { viewMembers } from './view.ts';

export const membersCommand = defineCommand({
  name: 'members',
  summary: 'Who can reach Claude: members by role, invites, and all about one person',
  usage: '[role:ROLE] [TEXT] [page N] [csv]',
  examples: ['', 'role:admin', 'ada@acme.com', 'role:developer csv'],
  access: 'viewer',
  parse: parseMemberWords,
  load: loadMembers,
  view: viewMembers,
  isShareable: true,
});
