import type { UserGroup, Workspace, WorkspaceChannel, WorkspaceUser } from '../workspace.ts';
import type { Feed } from './create-feed.ts';

/** A direct message between the bot and one person. */
interface DirectMessage {
  readonly id: string;
  readonly user: string;
}

/** Changes to a channel that a test or a demo makes while the bot runs. */
type ChannelChange = Partial<
  Pick<WorkspaceChannel, 'members' | 'botIsMember' | 'archived' | 'shared' | 'name' | 'kind'>
>;

export interface Directory {
  readonly workspace: Workspace;
  users(): readonly WorkspaceUser[];
  user(id: string): WorkspaceUser | undefined;
  setUser(user: WorkspaceUser): void;
  groups(): readonly UserGroup[];
  setGroup(group: UserGroup): void;
  channels(): readonly WorkspaceChannel[];
  channel(id: string): WorkspaceChannel | undefined;
  setChannel(id: string, change: ChannelChange): void;
  directMessage(id: string): DirectMessage | undefined;
  openDirectMessage(user: string): DirectMessage;
}

/** Who and where: starts as the given workspace and changes as told. */
export const createDirectory = (workspace: Workspace, feed: Feed, nextId: (prefix: string) => string): Directory => {
  const users = new Map(workspace.users.map((user) => [user.id, user]));
  const groups = new Map(workspace.groups.map((group) => [group.id, group]));
  const channels = new Map(workspace.channels.map((channel) => [channel.id, channel]));
  const direct = new Map<string, DirectMessage>();
  return {
    workspace,
    users: () => [...users.values()],
    user: (id) => users.get(id),
    setUser: (user) => {
      users.set(user.id, user);
      feed.announce({ kind: 'places' });
    },
    groups: () => [...groups.values()],
    setGroup: (group) => {
      groups.set(group.id, group);
    },
    channels: () => [...channels.values()],
    channel: (id) => channels.get(id),
    setChannel: (id, change) => {
      const channel = channels.get(id);
      if (channel === undefined) throw new Error(`no channel ${id} in the sandbox workspace`);
      channels.set(id, { ...channel, ...change });
      feed.announce({ kind: 'places' });
    },
    directMessage: (id) => direct.get(id),
    openDirectMessage: (user) => {
      const known = [...direct.values()].find((each) => each.user === user);
      if (known !== undefined) return known;
      const opened = { id: nextId('D'), user };
      direct.set(opened.id, opened);
      feed.announce({ kind: 'places' });
      return opened;
    },
  };
};
