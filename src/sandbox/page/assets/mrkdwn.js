import { h } from './dom.js';
import { emojiOf } from './emoji.js';
import { iconOf } from './icons.js';
import { placeName, state, userOf } from './store.js';
import { formatDate } from './time.js';

/** Drawn where there is a drawing, else the character, else the shortcode as typed. */
export const renderEmoji = (name) => iconOf(name) ?? emojiOf(name) ?? `:${name}:`;

const decode = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
const mention = (text) => h('span', { class: 'mention' }, text);

export const userMention = (id, fallback) => mention(`@${userOf(id)?.realName ?? fallback ?? id}`);
export const channelMention = (id, fallback) => mention(`#${placeName(id) ?? (fallback || 'private channel')}`);
export const groupMention = (id, fallback) =>
  mention(`@${state.groups.find((group) => group.id === id)?.handle ?? fallback ?? id}`);

/** A link, for the schemes that a browser may follow from a message; anything else is shown as text. */
export const link = (address, label) =>
  /^(https?:|mailto:)/.test(address)
    ? h('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, label ?? address)
    : (label ?? address);

const angled = (inside) => {
  const [target, label] = inside.split('|');
  if (target.startsWith('@')) return userMention(target.slice(1), label);
  if (target.startsWith('#')) return channelMention(target.slice(1), label);
  if (target.startsWith('!subteam^')) return groupMention(target.slice(9), label);
  if (target.startsWith('!date^')) {
    const [, seconds, format] = target.split('^');
    return formatDate(seconds, format);
  }
  if (target.startsWith('!')) return mention(`@${target.slice(1)}`);
  return link(decode(target), label === undefined ? undefined : decode(label));
};

// Each alternative is one kind of mark; the words inside bold, italic and strike are read again.
const INLINE =
  /```([\s\S]+?)```|`([^`\n]+)`|<([^<>\n]+)>|:([a-z0-9_+-]+):|(?<![\w*])\*(?=\S)([^*\n]*[^*\s])\*(?![\w*])|(?<![\w_])_(?=\S)([^_\n]*[^_\s])_(?![\w_])|(?<![\w~])~(?=\S)([^~\n]*[^~\s])~(?![\w~])/g;

const mark = (match) => {
  const [_whole, block, code, inside, emoji, bold, italic, strike] = match;
  if (block !== undefined) return h('pre', {}, decode(block.replace(/^\n/, '')));
  if (code !== undefined) return h('code', {}, decode(code));
  if (inside !== undefined) return angled(inside);
  if (emoji !== undefined) return renderEmoji(emoji);
  if (bold !== undefined) return h('strong', {}, inline(bold));
  if (italic !== undefined) return h('em', {}, inline(italic));
  return h('s', {}, inline(strike));
};

const inline = (text) => {
  const nodes = [];
  let at = 0;
  for (const match of text.matchAll(INLINE)) {
    nodes.push(decode(text.slice(at, match.index)), mark(match));
    at = match.index + match[0].length;
  }
  return [...nodes, decode(text.slice(at))];
};

const isQuote = (line) => line.startsWith('&gt;') || line.startsWith('>');

/** Slack's mrkdwn as nodes. Line breaks are kept by the style sheet. */
export const renderMrkdwn = (text) => {
  const groups = [];
  for (const line of text.split('\n')) {
    const quoted = isQuote(line);
    const words = quoted ? line.replace(/^(&gt;|>) ?/, '') : line;
    const last = groups.at(-1);
    if (last !== undefined && last.quoted === quoted) last.lines.push(words);
    else groups.push({ quoted, lines: [words] });
  }
  return groups.map(({ quoted, lines }) => {
    const nodes = inline(lines.join('\n'));
    return quoted ? h('blockquote', {}, nodes) : nodes;
  });
};

const SHORTCODE = /:([a-z0-9_+-]+):/;

const withEmoji = (text) => text.split(SHORTCODE).map((part, index) => (index % 2 === 1 ? renderEmoji(part) : part));

/** A text object of either kind. */
export const renderText = (object) => {
  if (object.type === 'mrkdwn') return renderMrkdwn(object.text);
  return object.emoji === false ? object.text : withEmoji(object.text);
};

/** The plain words of a text object, for where only characters can stand. */
export const plain = (object) =>
  (object?.text ?? '').replace(/:([a-z0-9_+-]+):/g, (whole, name) => emojiOf(name) ?? whole);
