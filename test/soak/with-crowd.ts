import type { Workspace, WorkspaceUser } from '../../src/sandbox/slack/workspace.ts';

const PEOPLE = 20;

export const CROWD: readonly WorkspaceUser[] = Array.from({ length: PEOPLE }, (_, place) => {
  const name = `asker-${place}`;
  return { id: `U0ASKER${place}`, name, realName: name, email: `${name}@example.com`, role: 'admin' };
});

/** A workspace with many more who may ask, everywhere. */
export const withCrowd = (workspace: Workspace): Workspace => ({
  ...workspace,
  users: [...workspace.users, ...CROWD],
  channels: workspace.channels.map((channel) => ({
    ...channel,
    members: [...channel.members, ...CROWD.map(({ id }) => id)],
  })),
});
