import { Refused } from '../refused.ts';
import type { Directory } from '../state/create-directory.ts';
import type { WorkspaceChannel } from '../workspace.ts';
import { type Call, requireScope } from './method.ts';

export type Place =
  | { readonly kind: 'channel'; readonly id: string; readonly channel: WorkspaceChannel }
  | { readonly kind: 'direct'; readonly id: string; readonly user: string };

/** The conversation as the bot may see it: a private channel without the bot does not exist for it. */
export const findPlace = (directory: Directory, id: string): Place => {
  const direct = directory.directMessage(id);
  if (direct !== undefined) return { kind: 'direct', id, user: direct.user };
  const channel = directory.channel(id);
  if (channel === undefined || (channel.kind === 'private' && !channel.botIsMember))
    throw new Refused('channel_not_found');
  return { kind: 'channel', id, channel };
};

/** Opens the direct message with a person, as Slack does for a user id in place of a channel. */
export const openDirect = (directory: Directory, id: string): Place => {
  const user = directory.user(id);
  if (user === undefined) throw new Refused('user_not_found');
  if (user.deactivated === true) throw new Refused('user_disabled');
  if (user.role === 'bot') throw new Refused('cannot_dm_bot');
  return { kind: 'direct', id: directory.openDirectMessage(id).id, user: id };
};

/** Where the bot may post now. Throws `Refused`: `channel_not_found`, `is_archived`, `not_in_channel`. */
export const findPostable = (call: Call, id: string): Place => {
  const { directory } = call.world;
  if (directory.user(id) !== undefined) return openDirect(directory, id);
  const place = findPlace(directory, id);
  if (place.kind === 'direct') return place;
  if (place.channel.archived === true) throw new Refused('is_archived');
  const mayEnter = place.channel.kind === 'public' && call.token.scopes.includes('chat:write.public');
  if (!place.channel.botIsMember && !mayEnter) throw new Refused('not_in_channel');
  return place;
};

const FAMILIES = { public: 'channels', private: 'groups', direct: 'im' } as const;

/** Conversation methods need the scope of the conversation's own kind: `channels:read`, `groups:history`, `im:write`. */
export const requirePlaceScope = (call: Call, place: Place, right: 'read' | 'history' | 'write'): void => {
  const family = FAMILIES[place.kind === 'direct' ? 'direct' : place.channel.kind];
  requireScope(call.token, `${family}:${right}`);
};
