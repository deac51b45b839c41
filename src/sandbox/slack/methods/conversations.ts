import type { Json } from '../json.ts';
import { Refused } from '../refused.ts';
import type { StoredMessage } from '../state/create-timeline.ts';
import { describeMessage, describePlace } from './describe.ts';
import { findPlace, openDirect, type Place, requirePlaceScope } from './find-place.ts';
import type { Call, Method } from './method.ts';
import { paginate } from './paginate.ts';
import { readFlag, readText, requireText } from './read-arguments.ts';

const readPlace = (args: Json, call: Call, right: 'read' | 'history'): Place => {
  const place = findPlace(call.world.directory, requireText(args, 'channel'));
  requirePlaceScope(call, place, right);
  return place;
};

const info = (args: Json, call: Call): Json => ({
  channel: describePlace(readPlace(args, call, 'read'), readFlag(args, 'include_num_members')),
});

const KINDS = { public: 'public_channel', private: 'private_channel' } as const;

const listAll = (args: Json, call: Call): Json => {
  const types = (readText(args, 'types') ?? 'public_channel').split(',').map((type) => type.trim());
  const places = call.world.directory
    .channels()
    .filter((channel) => types.includes(KINDS[channel.kind]))
    .filter((channel) => channel.kind === 'public' || channel.botIsMember)
    .filter((channel) => !(readFlag(args, 'exclude_archived') && channel.archived === true))
    .map((channel): Place => ({ kind: 'channel', id: channel.id, channel }));
  for (const place of places) requirePlaceScope(call, place, 'read');
  const { page, response_metadata } = paginate(places, args);
  return { channels: page.map((place) => describePlace(place, true)), response_metadata };
};

const within = (message: StoredMessage, args: Json): boolean => {
  const ts = Number(message.ts);
  const oldest = Number(readText(args, 'oldest') ?? 0);
  const latest = Number(readText(args, 'latest') ?? Number.POSITIVE_INFINITY);
  return readFlag(args, 'inclusive') ? ts >= oldest && ts <= latest : ts > oldest && ts < latest;
};

const readable = (args: Json, call: Call): { readonly place: Place; readonly messages: readonly StoredMessage[] } => {
  const place = readPlace(args, call, 'history');
  if (place.kind === 'channel' && !place.channel.botIsMember) throw new Refused('not_in_channel');
  const messages = call.world.timeline.all().filter((each) => each.channel === place.id && each.onlyFor === null);
  return { place, messages };
};

const answerMessages = (messages: readonly StoredMessage[], args: Json, call: Call): Json => {
  const { page, more, response_metadata } = paginate(messages, args);
  const withMetadata = readFlag(args, 'include_all_metadata');
  return {
    messages: page.map((message) => describeMessage(message, call.world, call.origin, withMetadata)),
    has_more: more,
    ...(more && { response_metadata }),
  };
};

const history = (args: Json, call: Call): Json => {
  const { messages } = readable(args, call);
  const top = messages.filter((message) => message.threadTs === null && within(message, args));
  return answerMessages(top.reverse(), args, call);
};

const replies = (args: Json, call: Call): Json => {
  const { place, messages } = readable(args, call);
  const ts = requireText(args, 'ts');
  const parent = call.world.timeline.find(place.id, ts);
  if (parent === undefined || parent.onlyFor !== null) throw new Refused('thread_not_found');
  const later = messages.filter((message) => message.threadTs === ts && within(message, args));
  return answerMessages([parent, ...later], args, call);
};

const open = (args: Json, call: Call): Json => {
  const users = requireText(args, 'users').split(',');
  const [user] = users;
  if (user === undefined || users.length !== 1) throw new Refused('method_not_supported_for_channel_type');
  const place = openDirect(call.world.directory, user);
  return { channel: readFlag(args, 'return_im') ? describePlace(place) : { id: place.id } };
};

const members = (args: Json, call: Call): Json => {
  const place = readPlace(args, call, 'read');
  const bot = call.world.directory.workspace.bot.userId;
  const people =
    place.kind === 'direct'
      ? [place.user, bot]
      : [...place.channel.members, ...(place.channel.botIsMember ? [bot] : [])];
  const { page, response_metadata } = paginate(people, args);
  return { members: page, response_metadata };
};

const any = { token: 'bot', scope: null } as const;

export const conversationMethods: Readonly<Record<string, Method>> = {
  'conversations.info': { ...any, run: info },
  'conversations.list': { ...any, run: listAll },
  'conversations.history': { ...any, run: history },
  'conversations.replies': { ...any, run: replies },
  'conversations.open': { token: 'bot', scope: 'im:write', run: open },
  'conversations.members': { ...any, run: members },
};
