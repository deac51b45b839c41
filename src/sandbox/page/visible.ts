import type { StoredMessage } from '../slack/state/create-timeline.ts';
import type { World } from '../slack/state/create-world.ts';
import type { WorkspaceChannel, WorkspaceUser } from '../slack/workspace.ts';

const RESTRICTED = new Set(['guest', 'single-channel-guest']);

/** Whether Slack lists this channel for this person: guests and strangers see only what they are in. */
const seesChannel = (user: WorkspaceUser, channel: WorkspaceChannel, teamId: string): boolean => {
  const outsider = RESTRICTED.has(user.role) || (user.teamId ?? teamId) !== teamId;
  return channel.members.includes(user.id) || (channel.kind === 'public' && !outsider);
};

export const visibleChannels = (world: World, user: WorkspaceUser): readonly WorkspaceChannel[] =>
  world.directory.channels().filter((channel) => seesChannel(user, channel, world.directory.workspace.teamId));

/** Whether this person may see this message now. */
export const seesMessage = (world: World, user: WorkspaceUser, message: StoredMessage): boolean => {
  if (message.onlyFor !== null && message.onlyFor !== user.id) return false;
  const direct = world.directory.directMessage(message.channel);
  if (direct !== undefined) return direct.user === user.id;
  return visibleChannels(world, user).some((channel) => channel.id === message.channel);
};
