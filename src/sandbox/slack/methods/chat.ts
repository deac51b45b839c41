import type { Json } from '../json.ts';
import { Refused } from '../refused.ts';
import type { StoredMessage } from '../state/create-timeline.ts';
import { describeMessage } from './describe.ts';
import { findPlace, findPostable, type Place } from './find-place.ts';
import type { Call, Method } from './method.ts';
import { readText, requireText } from './read-arguments.ts';
import { readContent } from './read-content.ts';

const content = (args: Json, call: Call) => readContent(args, () => call.world.nextId('b'));

/** The parent of a reply: an ordinary message of the same conversation. */
const readThread = (args: Json, call: Call, place: Place): string | null => {
  const threadTs = readText(args, 'thread_ts');
  if (threadTs === null) return null;
  const parent = call.world.timeline.find(place.id, threadTs);
  if (parent === undefined || parent.threadTs !== null || parent.onlyFor !== null)
    throw new Refused('cannot_reply_to_message');
  return threadTs;
};

const postMessage = (args: Json, call: Call): Json => {
  const { world } = call;
  const place = findPostable(call, requireText(args, 'channel'));
  const threadTs = readThread(args, call, place);
  const user = world.directory.workspace.bot.userId;
  const message = world.timeline.add({ channel: place.id, user, threadTs, ...content(args, call) });
  return {
    channel: place.id,
    ts: message.ts,
    message: describeMessage(message, world, call.origin, true),
  };
};

const postEphemeral = (args: Json, call: Call): Json => {
  const { directory, timeline } = call.world;
  const place = findPostable(call, requireText(args, 'channel'));
  const onlyFor = requireText(args, 'user');
  const present = place.kind === 'direct' ? place.user === onlyFor : place.channel.members.includes(onlyFor);
  if (directory.user(onlyFor) === undefined || !present) throw new Refused('user_not_in_channel');
  const threadTs = readThread(args, call, place);
  const user = directory.workspace.bot.userId;
  const message = timeline.add({ channel: place.id, user, threadTs, onlyFor, ...content(args, call) });
  return { message_ts: message.ts };
};

const findOwn = (args: Json, call: Call, refusal: string): StoredMessage => {
  const place = findPlace(call.world.directory, requireText(args, 'channel'));
  const message = call.world.timeline.find(place.id, requireText(args, 'ts'));
  if (message === undefined || message.onlyFor !== null) throw new Refused('message_not_found');
  if (message.user !== call.world.directory.workspace.bot.userId) throw new Refused(refusal);
  return message;
};

/** As Slack does: what a call leaves out stays as it was. */
const update = (args: Json, call: Call): Json => {
  const message = findOwn(args, call, 'cant_update_message');
  const { text, blocks, metadata } = content(args, call);
  const changed = call.world.timeline.change(message, {
    text,
    blocks: args.blocks === undefined ? message.blocks : blocks,
    metadata: metadata ?? message.metadata,
  });
  return {
    channel: changed.channel,
    ts: changed.ts,
    text,
    message: describeMessage(changed, call.world, call.origin, true),
  };
};

const remove = (args: Json, call: Call): Json => {
  const message = findOwn(args, call, 'cant_delete_message');
  call.world.timeline.remove(message);
  return { channel: message.channel, ts: message.ts };
};

const getPermalink = (args: Json, call: Call): Json => {
  const { directory, timeline } = call.world;
  const place = findPlace(directory, requireText(args, 'channel'));
  const ts = requireText(args, 'message_ts');
  if (timeline.find(place.id, ts) === undefined) throw new Refused('message_not_found');
  const permalink = `https://${directory.workspace.domain}.slack.com/archives/${place.id}/p${ts.replace('.', '')}`;
  return { channel: place.id, permalink };
};

const write = { token: 'bot', scope: 'chat:write' } as const;

export const chatMethods: Readonly<Record<string, Method>> = {
  'chat.postMessage': { ...write, run: postMessage },
  'chat.postEphemeral': { ...write, run: postEphemeral },
  'chat.update': { ...write, run: update },
  'chat.delete': { ...write, run: remove },
  'chat.getPermalink': { token: 'bot', scope: null, run: getPermalink },
};
