import { act } from './api.js';
import { renderBlocks } from './blocks.js';
import { h } from './dom.js';
import { signOf } from './icons.js';
import { renderMrkdwn } from './mrkdwn.js';
import { isBot, state, userOf } from './store.js';
import { clockOf, dateOf, fullOf } from './time.js';

const HUES = 6;
const hueOf = (id) => [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % HUES;
const initials = (name) =>
  name
    .split(/\s+/)
    .map((word) => word[0])
    .slice(0, 2)
    .join('');

/** The picture of a person: initials on a colour of their own. The bot has its mark. */
export const avatar = (id) => {
  if (isBot(id)) return h('img', { class: 'avatar', src: '/assets/mark.svg', alt: '' });
  const name = userOf(id)?.realName ?? 'Slackbot';
  return h('span', { class: `avatar hue-${hueOf(id)}`, 'aria-hidden': 'true' }, initials(name));
};

const authorOf = (id) => (isBot(id) ? state.boot.bot.name : (userOf(id)?.realName ?? 'Slackbot'));

const kilobytes = (size) => (size < 1024 ? `${size} bytes` : `${(size / 1024).toFixed(1)} kB`);

const fileCard = (file) =>
  h(
    'a',
    { class: 'file', href: `/files/${file.id}/${encodeURIComponent(file.name)}`, download: file.name },
    h('span', { class: 'file-kind', 'aria-hidden': 'true' }, file.name.split('.').at(-1)),
    h(
      'span',
      { class: 'file-words' },
      h('strong', {}, file.title),
      h('small', {}, `${file.name} · ${kilobytes(file.size)} · Download`),
    ),
  );

const content = (message) => {
  const press = (pressed) => act('press', { user: state.me, channel: message.channel, ts: message.ts, ...pressed });
  if (message.blocks.length > 0) return renderBlocks(message.blocks, press);
  return message.text === '' ? [] : [h('div', { class: 'text' }, renderMrkdwn(message.text))];
};

/** One message as it stands, without its replies. */
export const renderMessage = (message) =>
  h(
    'article',
    {
      class: `message ${message.onlyYou ? 'only-you' : ''}`,
      'data-ts': message.ts,
      'aria-label': `${authorOf(message.user)}, ${clockOf(message.ts)}`,
    },
    avatar(message.user),
    h(
      'div',
      { class: 'message-body' },
      message.onlyYou && h('div', { class: 'only-you-note' }, signOf('eye'), ' Only visible to you'),
      h(
        'div',
        { class: 'byline' },
        h('strong', {}, authorOf(message.user)),
        isBot(message.user) && h('span', { class: 'badge' }, 'App'),
        h('time', { title: fullOf(message.ts), datetime: dateOf(message.ts).toISOString() }, clockOf(message.ts)),
        message.edited && h('span', { class: 'edited' }, '(edited)'),
      ),
      content(message),
      message.files.map(fileCard),
    ),
  );
