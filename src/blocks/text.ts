import type { Instant } from '../domain/day.ts';
import { LIMITS } from './limits.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Data as mrkdwn: the three characters that Slack reads as control, so that `<!channel>` stays text. */
export const escapeText = (text: string): string =>
  text.replace(/[&<>]/g, (character) => ENTITIES[character] ?? character);

/** Line breaks become spaces; control characters and those that turn the direction of writing go: they could disguise a name. */
export const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();

/** Slack would format these: a marker at the edge of a word, a backtick, an emoji's name, a quote. `my_key_name` stays as it is. */
const FORMATTED = /(?<![\p{L}\p{N}])[*_~]|[*_~](?![\p{L}\p{N}])|`|:[\w+'-]+:|^>/u;

/** Code, from plain text. A backtick cannot be shown inside code: its look-alike stands for it. */
export const code = (text: string): string => `\`${escapeText(oneLine(text)).replaceAll('`', 'ˋ')}\``;

/** A name or another short datum exactly as it is: as code where Slack would otherwise format a part of it away. */
export const literal = (text: string): string =>
  FORMATTED.test(oneLine(text)) ? code(text) : escapeText(oneLine(text));

/** These two take mrkdwn, not data. */
export const bold = (mrkdwn: string): string => `*${mrkdwn}*`;
export const italic = (mrkdwn: string): string => `_${mrkdwn}_`;

/** A link with plain text as its label; only the label when the address is no web address. */
export const link = (url: string, label: string): string => {
  const address = url.replace(/[<>|\s`]/g, encodeURIComponent).replaceAll('&', '&amp;');
  return /^https?:\/\//.test(url) && address.length <= LIMITS.button.url / 2
    ? `<${address}|${escapeText(oneLine(label))}>`
    : literal(label);
};

const mention = (prefix: string, id: string): string => (/^[A-Z0-9]+$/.test(id) ? `<${prefix}${id}>` : literal(id));

export const mentionUser = (id: string): string => mention('@', id);
export const mentionChannel = (id: string): string => mention('#', id);
export const mentionGroup = (id: string): string => mention('!subteam^', id);

/**
 * A moment in the reader's own time zone. `format` is Slack's, such as `{date_short_pretty} at {time}`;
 * `fallback` is what old clients and notifications show.
 */
export const dateToken = (instant: Instant, format: string, fallback: string): string =>
  `<!date^${Math.floor(instant / 1000)}^${escapeText(format)}|${escapeText(oneLine(fallback))}>`;

/**
 * At most `max` characters, an ellipsis for what is missing, no character torn apart. Only where a limit forces it and
 * the whole text stands elsewhere.
 */
export const shorten = (text: string, max: number): string => {
  if (text.length <= max) return text;
  let short = '';
  for (const { segment } of new Intl.Segmenter('en').segment(text)) {
    if (short.length + segment.length >= max) break;
    short += segment;
  }
  return `${short.trimEnd()}…`;
};
