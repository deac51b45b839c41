import type { webApi } from '@slack/bolt';
import type { ChannelAudience } from '../ports.ts';
import { askSlack } from './refusal.ts';

/** Who can read a channel; null where Slack does not tell, as without the scope. */
export const readAudience = async (client: webApi.WebClient, channel: string): Promise<ChannelAudience | null> => {
  try {
    const { channel: found } = await askSlack(() => client.conversations.info({ channel }));
    if (found === undefined) return null;
    if (found.is_ext_shared === true || found.is_pending_ext_shared === true) return 'shared';
    return found.is_private === true ? 'private' : 'public';
  } catch {
    return null;
  }
};
