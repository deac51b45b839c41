import { h } from './dom.js';
import { channelMention, groupMention, link, renderEmoji, userMention } from './mrkdwn.js';
import { formatDate } from './time.js';

const TAGS = { bold: 'strong', italic: 'em', strike: 's', code: 'code', underline: 'u' };

const inlineOf = (element) => {
  switch (element.type) {
    case 'text':
      return element.text;
    case 'link':
      return link(element.url, element.text);
    case 'user':
      return userMention(element.user_id);
    case 'channel':
      return channelMention(element.channel_id);
    case 'usergroup':
      return groupMention(element.usergroup_id);
    case 'emoji':
      return renderEmoji(element.name);
    case 'date':
      return formatDate(element.timestamp, element.format);
    case 'broadcast':
      return h('span', { class: 'mention' }, `@${element.range}`);
    default:
      return element.value ?? '';
  }
};

const styled = (element) =>
  Object.entries(TAGS).reduce(
    (node, [style, tag]) => (element.style?.[style] ? h(tag, {}, node) : node),
    inlineOf(element),
  );

const inlines = (elements) => elements.map(styled);

const partOf = (part) => {
  switch (part.type) {
    case 'rich_text_list': {
      const tag = part.style === 'ordered' ? 'ol' : 'ul';
      return h(
        tag,
        { class: `indent-${part.indent ?? 0}` },
        part.elements.map((item) => h('li', {}, inlines(item.elements))),
      );
    }
    case 'rich_text_quote':
      return h('blockquote', {}, inlines(part.elements));
    case 'rich_text_preformatted':
      return h('pre', {}, inlines(part.elements));
    default:
      return h('div', {}, inlines(part.elements));
  }
};

export const renderRichText = (block) => h('div', { class: 'text' }, block.elements.map(partOf));
