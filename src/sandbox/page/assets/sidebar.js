import { find, h } from './dom.js';
import { closeDrawer } from './drawer.js';
import { signOf } from './icons.js';
import { avatar } from './message.js';
import { actAs, goTo, state } from './store.js';

const ROLES = {
  'primary-owner': 'Owner',
  owner: 'Owner',
  admin: 'Admin',
  member: 'Member',
  guest: 'Guest',
  'single-channel-guest': 'Guest',
};

const entry = (id, sign, name, extra) =>
  h(
    'li',
    {},
    h(
      'button',
      {
        type: 'button',
        class: state.unread.has(id) ? 'unread' : '',
        'aria-current': state.place === id ? 'page' : undefined,
        onclick: () => {
          closeDrawer('sidebar');
          goTo(id);
        },
      },
      sign,
      h('span', { class: 'entry-name' }, name),
      extra,
      state.unread.has(id) && h('span', { class: 'dot', 'aria-label': 'unread' }),
    ),
  );

const sign = (text) => h('span', { class: 'sign', 'aria-hidden': 'true' }, text);
const botSign = () => h('span', { class: 'sign' }, avatar(state.boot.bot.userId));

const group = (title, entries) => h('section', {}, h('h2', {}, title), h('ul', {}, entries));

const switcher = () => {
  const select = h(
    'select',
    { id: 'me', onchange: () => actAs(select.value) },
    state.users
      .filter((user) => user.role !== 'bot')
      .map((user) => h('option', { value: user.id }, `${user.realName} · ${ROLES[user.role]}`)),
  );
  select.value = state.me;
  return h('div', { class: 'switcher' }, avatar(state.me), h('div', {}, h('label', { for: 'me' }, 'You are'), select));
};

/** Channels, the bot, and who one is. */
export const renderSidebar = () => {
  const { bot } = state.boot;
  find('.sidebar').replaceChildren(
    h('div', { class: 'team' }, state.boot.team),
    h(
      'div',
      { class: 'places' },
      group(
        'Channels',
        state.channels.map((channel) =>
          entry(channel.id, sign(channel.kind === 'private' ? signOf('lock') : '#'), channel.name),
        ),
      ),
      group('Direct messages', entry(state.directMessage, botSign(), bot.name)),
      group('Apps', entry('home', botSign(), bot.name, h('span', { class: 'entry-note' }, 'Home'))),
    ),
    switcher(),
  );
};
