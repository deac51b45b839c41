import { quote } from '../../blocks/quote.ts';
import { mentionChannel } from '../../blocks/text.ts';
import { SlackRefusal } from '../refusal.ts';

const INVITE = 'type `/invite @Claude Ledger` there and try again';

const nameChannel = (channelId: string): string =>
  /^[CGD]/.test(channelId) ? mentionChannel(channelId) : 'that conversation';

const SENTENCES: Readonly<Record<string, (channel: string) => string>> = {
  channel_not_found: (channel) => `Slack does not show me ${channel}: ${INVITE}.`,
  not_in_channel: (channel) => `I am not a member of ${channel}: ${INVITE}.`,
  is_archived: (channel) => `Slack keeps ${channel} as an archive, and nobody can post there any more.`,
  msg_too_long: () => 'Slack did not take the message because it is too long.',
  invalid_blocks: () => 'Slack did not take the layout of the message.',
  restricted_action: (channel) =>
    `This workspace does not let apps post in ${channel}: a workspace admin can allow it.`,
  file_uploads_disabled: () => 'This workspace does not allow file uploads: a workspace admin can allow them.',
  storage_limit_reached: () => 'This workspace has no room left for files.',
  used_url: () => 'Slack no longer takes answers to this command: ask again.',
  expired_url: () => 'Slack no longer takes answers to this command: ask again.',
};

const ACCOUNT = ['invalid_auth', 'not_authed', 'token_revoked', 'token_expired', 'account_inactive'];

/** One sentence of mrkdwn: why Slack did not do what it was asked, and what helps. */
export const describeSlackError = (error: unknown, channelId: string): string => {
  if (!(error instanceof SlackRefusal)) return 'Slack did not answer, so nobody can tell whether it worked.';
  const { code, needed, retryAfterSeconds } = error;
  if (code === 'missing_scope') {
    const scope = needed === null ? 'a scope' : `the scope ${quote(needed)}`;
    return `The app lacks ${scope}: add it in the app's settings and install the app again.`;
  }
  if (code === 'ratelimited') {
    const wait = retryAfterSeconds === null ? 'in a minute' : `in ${retryAfterSeconds} s`;
    return `Slack asks me to slow down: try again ${wait}.`;
  }
  if (ACCOUNT.includes(code)) return "Slack no longer accepts the app's token: install the app again.";
  return SENTENCES[code]?.(nameChannel(channelId)) ?? `Slack refused with ${quote(code)}.`;
};
