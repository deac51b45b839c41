import { act, getBoot, getState, watch } from './api.js';

const HOME = 'home';
const listeners = new Set();
let stopWatching = () => {};

/** What the page knows. Changed only here. */
export const state = {
  boot: null,
  me: null,
  place: null,
  users: [],
  groups: [],
  channels: [],
  directMessage: null,
  messages: new Map(),
  unread: new Set(),
  home: null,
  modal: null,
  botReady: false,
  calls: [],
};

const keyOf = (message) => `${message.channel}/${message.ts}`;
const announce = (what) => {
  for (const listener of listeners) listener(what);
};

/** `listener` gets the name of what changed: `all`, `messages`, `places`, `home`, `modal`, `bot`, `calls`. */
export const subscribe = (listener) => listeners.add(listener);

export const userOf = (id) => state.users.find((user) => user.id === id);
export const isBot = (id) => id === state.boot.bot.userId;
export const isHome = () => state.place === HOME;
export const placeName = (id) => state.channels.find((channel) => channel.id === id)?.name;

/** Where a command typed now would come from. */
export const commandChannel = () => (isHome() ? state.directMessage : state.place);

export const messagesIn = (channel) => [...state.messages.values()].filter((message) => message.channel === channel);

const take = (fresh) => {
  const { user, messages, ...rest } = fresh;
  Object.assign(state, rest, { me: user, messages: new Map(messages.map((each) => [keyOf(each), each])) });
};

const hearMessage = ({ kind, message }) => {
  if (kind === 'removed') state.messages.delete(keyOf(message));
  else {
    const isNew = !state.messages.has(keyOf(message));
    state.messages.set(keyOf(message), message);
    if (isNew && message.channel !== state.place) state.unread.add(message.channel);
  }
  announce('messages');
};

const hear = {
  message: hearMessage,
  removed: hearMessage,
  home: ({ view }) => {
    state.home = view;
    announce('home');
  },
  modal: ({ view }) => {
    state.modal = view;
    announce('modal');
  },
  bot: ({ connected }) => {
    state.botReady = connected;
    announce('bot');
  },
  call: (call) => {
    state.calls = [call, ...state.calls].slice(0, 30);
    announce('calls');
  },
  places: () => refresh(),
};

const refresh = async () => {
  take(await getState(state.me));
  announce('all');
};

const isPlace = (id) =>
  id === HOME || id === state.directMessage || state.channels.some((channel) => channel.id === id);

export const goTo = (place) => {
  state.place = place;
  state.unread.delete(place);
  history.replaceState(null, '', `?as=${state.me}#${place}`);
  announce('all');
  if (place === HOME) act('home', { user: state.me }).catch(() => announce('home'));
};

/** Looks at everything as this person. */
export const actAs = async (user) => {
  stopWatching();
  take(await getState(user));
  let first = true;
  stopWatching = watch(user, {
    heard: (change) => hear[change.kind](change),
    opened: () => {
      if (!first) refresh();
      first = false;
    },
    lost: () => hear.bot({ connected: false }),
  });
  const places = [state.place, state.boot.startChannel, state.channels[0]?.id, state.directMessage];
  goTo(places.find(isPlace));
};

export const start = async () => {
  state.boot = await getBoot();
  state.place = location.hash.slice(1);
  const wanted = new URLSearchParams(location.search).get('as');
  const first = state.boot.people.some((person) => person.id === wanted) ? wanted : state.boot.people[0].id;
  await actAs(first);
};
