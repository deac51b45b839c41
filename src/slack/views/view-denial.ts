import { composeMessage } from '../../blocks/compose-message.ts';
import { withReference } from '../../blocks/describe-problem.ts';
import type { Message } from '../../blocks/message.ts';
import { listWords } from '../../blocks/quote.ts';
import { mentionGroup, mentionUser } from '../../blocks/text.ts';
import type { Denial } from '../access/decide-access.ts';
import { SlackRefusal } from '../refusal.ts';
import { describeSlackError } from './view-refusal.ts';

const MAX_NAMED = 5;

const mention = (id: string): string => (id.startsWith('S') ? mentionGroup(id) : mentionUser(id));

/** Whom to ask: `LEDGER_ADMINS`, or whoever runs the workspace while nobody is named. */
const nameAdmins = (admins: readonly string[]): string => {
  if (admins.length === 0) return 'a workspace admin';
  const named = admins.slice(0, MAX_NAMED).map(mention);
  const more = admins.length - named.length;
  return listWords(more > 0 ? [...named, `${more} more`] : named);
};

const OUTSIDERS: Readonly<Record<'bot' | 'deactivated' | 'guest' | 'stranger', string>> = {
  bot: 'I answer people, not apps.',
  deactivated: 'This account is deactivated.',
  guest: 'I answer full members of this workspace, and you are a guest here.',
  stranger: 'I answer members of my own workspace only, and you belong to another one.',
};

const explain = (because: Denial, ask: string): string => {
  switch (because) {
    case 'not-admin':
      return `Only admins of Claude Ledger may do this. Ask ${ask}.`;
    case 'not-viewer':
      return `You are not on the list of people who may read Claude spend. Ask ${ask} to add you to \`LEDGER_VIEWERS\`.`;
    case 'group-unread':
      return `Slack did not tell me who is in the user groups that may do this, so the answer is no for now. Ask ${ask}.`;
    default:
      return `${OUTSIDERS[because]} Ask ${ask} if that is a mistake.`;
  }
};

/** Why the answer is no, and whom to ask. `admins` as configured. */
export const viewDenial = (because: Denial, admins: readonly string[]): Message =>
  composeMessage({ text: explain(because, nameAdmins(admins)), blocks: [] });

/** Slack did not say who this is. `admins` as configured. */
export const viewUnchecked = (error: unknown, admins: readonly string[], reference: string): Message => {
  const reason = error instanceof SlackRefusal ? describeSlackError(error, '') : 'Slack did not answer: try again.';
  const text = withReference(
    `I could not check who you are, so the answer is no for now. ${reason} Ask ${nameAdmins(admins)} if it stays so.`,
    reference,
  );
  return composeMessage({ text, blocks: [] });
};
