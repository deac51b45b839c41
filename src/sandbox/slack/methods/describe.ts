import type { Json } from '../json.ts';
import type { StoredFile } from '../state/create-files.ts';
import type { StoredMessage } from '../state/create-timeline.ts';
import type { StoredView } from '../state/create-views.ts';
import type { World } from '../state/create-world.ts';
import type { UserGroup, Workspace, WorkspaceUser } from '../workspace.ts';
import type { Place } from './find-place.ts';

/** Domain of the workspace to Slack's JSON, one function per object. */

export const describeUser = (user: WorkspaceUser, workspace: Workspace, withEmail: boolean): Json => {
  const isOwner = user.role === 'owner' || user.role === 'primary-owner';
  const teamId = user.teamId ?? workspace.teamId;
  const base = { id: user.id, team_id: teamId, name: user.name, real_name: user.realName };
  const profile = {
    real_name: user.realName,
    display_name: user.name,
    team: teamId,
    ...(withEmail && user.email !== null && { email: user.email }),
  };
  if (user.deactivated === true) return { ...base, deleted: true, profile, is_bot: user.role === 'bot' };
  return {
    ...base,
    deleted: false,
    tz: user.timezone ?? 'Etc/UTC',
    profile,
    is_admin: isOwner || user.role === 'admin',
    is_owner: isOwner,
    is_primary_owner: user.role === 'primary-owner',
    is_restricted: user.role === 'guest' || user.role === 'single-channel-guest',
    is_ultra_restricted: user.role === 'single-channel-guest',
    is_bot: user.role === 'bot',
    ...(teamId !== workspace.teamId && { is_stranger: true }),
  };
};

export const describeGroup = (group: UserGroup, teamId: string, withUsers: boolean): Json => ({
  id: group.id,
  team_id: teamId,
  is_usergroup: true,
  name: group.name,
  handle: group.handle,
  date_delete: group.disabled === true ? 1 : 0,
  user_count: group.users.length,
  ...(withUsers && { users: group.users }),
});

export const describePlace = (place: Place, withCount = false): Json =>
  place.kind === 'direct'
    ? { id: place.id, is_im: true, is_channel: false, is_group: false, user: place.user, is_archived: false }
    : {
        id: place.id,
        name: place.channel.name,
        name_normalized: place.channel.name,
        is_channel: place.channel.kind === 'public',
        is_group: false,
        is_im: false,
        is_mpim: false,
        is_private: place.channel.kind === 'private',
        is_archived: place.channel.archived === true,
        is_member: place.channel.botIsMember,
        is_shared: place.channel.shared === true,
        is_ext_shared: place.channel.shared === true,
        is_org_shared: false,
        topic: { value: place.channel.topic ?? '' },
        ...(withCount && { num_members: place.channel.members.length + (place.channel.botIsMember ? 1 : 0) }),
      };

export const describeFile = (file: StoredFile, origin: string): Json => ({
  id: file.id,
  name: file.name,
  title: file.title,
  size: file.bytes.length,
  mimetype: file.name.endsWith('.csv') ? 'text/csv' : 'application/octet-stream',
  filetype: file.name.split('.').at(-1) ?? 'bin',
  url_private: `${origin}/files/${file.id}/${encodeURIComponent(file.name)}`,
  channels: file.channel === null ? [] : [file.channel],
});

export const describeMessage = (message: StoredMessage, world: World, origin: string, withMetadata: boolean): Json => {
  const { bot } = world.directory.workspace;
  const replies = world.timeline
    .all()
    .filter((each) => each.channel === message.channel && each.threadTs === message.ts && each.onlyFor === null);
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: world.directory.workspace.teamId,
    ...(message.user === bot.userId && { bot_id: bot.botId, app_id: bot.appId }),
    ...(message.blocks.length > 0 && { blocks: message.blocks }),
    ...(message.threadTs !== null && { thread_ts: message.threadTs }),
    ...(replies.length > 0 && { thread_ts: message.ts, reply_count: replies.length, latest_reply: replies.at(-1)?.ts }),
    ...(message.edited && { edited: { user: message.user, ts: message.ts } }),
    ...(message.files.length > 0 && {
      files: message.files.flatMap((id) => {
        const file = world.files.find(id);
        return file === undefined ? [] : [describeFile(file, origin)];
      }),
    }),
    ...(withMetadata && message.metadata !== null && { metadata: message.metadata }),
  };
};

export const describeView = (view: StoredView, workspace: Workspace): Json => ({
  private_metadata: '',
  callback_id: '',
  external_id: '',
  state: { values: {} },
  ...view.body,
  id: view.id,
  team_id: workspace.teamId,
  app_id: workspace.bot.appId,
  bot_id: workspace.bot.botId,
  hash: view.hash,
  type: view.type,
  root_view_id: view.id,
  previous_view_id: null,
});
