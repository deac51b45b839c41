import { header, section } from '../../blocks/build.ts';
import type { Message, MessageBlock } from '../../blocks/message.ts';
import { code } from '../../blocks/text.ts';
import type { Denial } from '../access/decide-access.ts';

/** Open to every member of the workspace, and to nobody else. */
const OPEN = [
  'What you can ask all the same:',
  `• ${code('/claude-me')} shows your own use of Claude, what it costs and your limit. It finds you by your e-mail address.`,
  `• ${code('/claude-help')} lists every command.`,
].join('\n');

const MEMBERS: readonly (Denial | 'unchecked')[] = ['not-viewer', 'not-admin', 'group-unread'];

/** The page of somebody who may not read it: why, whom to ask, and what is open to them. `refusal` is the sentence. */
export const viewClosedHome = (because: Denial | 'unchecked', refusal: Message): readonly MessageBlock[] => [
  ...header('Claude Ledger'),
  ...section(refusal.text),
  ...(MEMBERS.includes(because) ? section(OPEN) : []),
];
