import type { webApi } from '@slack/bolt';
import type { ChannelStanding } from '../ports.ts';
import { askSlack, SlackRefusal } from './refusal.ts';

/** What the bot is in a channel; null where Slack does not tell, as without the scope. */
export const readStanding = async (client: webApi.WebClient, channel: string): Promise<ChannelStanding | null> => {
  try {
    const { channel: found } = await askSlack(() => client.conversations.info({ channel }));
    if (found === undefined) return null;
    if (found.is_archived === true) return 'archived';
    if (found.is_member !== true) return 'outsider';
    return found.is_ext_shared === true || found.is_pending_ext_shared === true ? 'shared' : 'member';
  } catch (error) {
    return error instanceof SlackRefusal && error.code === 'channel_not_found' ? 'unseen' : null;
  }
};
