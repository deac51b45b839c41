import type { StoredMessage } from '../slack/state/create-timeline.ts';
import type { World } from '../slack/state/create-world.ts';
import type { WorkspaceUser } from '../slack/workspace.ts';
import type { SlackPageOptions } from './page-options.ts';
import { seesMessage, visibleChannels } from './visible.ts';

/** What the page needs once: who is here and what may be tried. */
export const describeBoot = ({
  slack,
  title,
  commands,
  controls = [],
  prefix = '/claude-',
  startChannel,
}: SlackPageOptions) => {
  const { directory } = slack.world;
  return {
    title,
    team: directory.workspace.teamName,
    bot: directory.workspace.bot,
    startChannel: startChannel ?? null,
    /** Whom one may be here, in the workspace's order. */
    people: directory
      .users()
      .filter((each) => each.role !== 'bot' && each.deactivated !== true)
      .map(({ id, realName, role }) => ({ id, realName, role })),
    commands: commands.map(({ name, summary, usage, examples }) => ({
      command: `${prefix}${name}`,
      summary,
      usage,
      examples,
    })),
    controls: controls.map(({ name, label, description, group }) => ({ name, label, description, group })),
  };
};

/** A message with its files' names and sizes, as the page draws it. */
export const describePageMessage = (world: World, message: StoredMessage) => ({
  channel: message.channel,
  ts: message.ts,
  threadTs: message.threadTs,
  user: message.user,
  text: message.text,
  blocks: message.blocks,
  edited: message.edited,
  onlyYou: message.onlyFor !== null,
  files: message.files.flatMap((id) => {
    const file = world.files.find(id);
    return file === undefined ? [] : [{ id, name: file.name, title: file.title, size: file.bytes.length }];
  }),
});

/** Everything that one person sees now. */
export const describeState = (world: World, user: WorkspaceUser, botReady: boolean) => ({
  user: user.id,
  users: world.directory
    .users()
    .filter((each) => each.deactivated !== true)
    .map(({ id, name, realName, role }) => ({ id, name, realName, role })),
  groups: world.directory.groups().map(({ id, handle }) => ({ id, handle })),
  channels: visibleChannels(world, user).map(({ id, name, kind, topic, archived, shared, members }) => ({
    id,
    name,
    kind,
    topic: topic ?? '',
    archived: archived === true,
    shared: shared === true,
    people: members.length,
  })),
  directMessage: world.directory.openDirectMessage(user.id).id,
  messages: world.timeline
    .all()
    .filter((message) => seesMessage(world, user, message))
    .map((message) => describePageMessage(world, message)),
  home: world.views.home(user.id)?.body ?? null,
  modal: world.views.modal(user.id) ?? null,
  botReady,
});
