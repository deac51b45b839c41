import { z } from 'zod';
import { isCron } from './is-cron.ts';
import { hideSecret } from './secret.ts';

/*
 * One schema per kind of value. A message never repeats the value, not even of a harmless variable: people paste a
 * token into the wrong line, and the answer to that must not print it.
 */

const ID = { channel: /^[CGD][A-Z0-9]+$/, person: /^[UWS][A-Z0-9]+$/ };

const isTimezone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
};

const isHttpUrl = (text: string): boolean => {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '';
};

const entriesOf = (text: string): string[] =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

/** What was copied along with it, such as a space or a character of no width, would travel in a header. */
const PRINTABLE = [
  /^[\x21-\x7e]*$/,
  'must be copied again: it has a space or another character in it that no key has',
] as const;

export const botToken = z
  .string({ error: 'is missing: the bot token of the Slack app, xoxb-…, from its page "Install App"' })
  .regex(...PRINTABLE)
  .regex(/^xoxb-\S+$/, 'is not a bot token: it must begin with xoxb-')
  .transform(hideSecret);

export const appToken = z
  .string()
  .regex(...PRINTABLE)
  .regex(/^xapp-\S+$/, 'is not an app-level token: it must begin with xapp-')
  .transform(hideSecret);

export const signingSecret = z
  .string()
  .regex(...PRINTABLE)
  .regex(/^(?!xox|xapp-|sk-)\S+$/, 'is not a signing secret: it is on the page "Basic Information" of the Slack app')
  .transform(hideSecret);

export const consoleKey = z
  .string()
  .regex(...PRINTABLE)
  .regex(
    /^(?!sk-ant-api)/,
    'is not a Console Admin key but another kind of API key: an Admin key begins with sk-ant-admin',
  )
  .regex(/^sk-ant-admin\S+$/, 'is not a Console Admin key: it must begin with sk-ant-admin')
  .transform(hideSecret);

export const enterpriseKey = z
  .string()
  .regex(...PRINTABLE)
  .regex(/^(?!sk-ant-admin)/, 'is a Console Admin key: that one belongs in CLAUDE_ADMIN_API_KEY')
  .regex(/^(?!xox|xapp-)\S+$/, 'is not a Claude Enterprise key: it begins with sk-ant-api01-')
  .transform(hideSecret);

export const channelId = z
  .string({ error: 'is missing: the id of the channel for alerts and notices, C…, at the end of its details in Slack' })
  .regex(ID.channel, 'is not a channel id: it looks like C0123ABCDEF, not like #name');

export const people = z
  .string()
  .transform(entriesOf)
  .refine(
    (entries) => entries.every((entry) => ID.person.test(entry)),
    'must be user ids (U…, W…) and user-group ids (S…) with commas between them, not names',
  );

export const timezone = z.string().refine(isTimezone, 'is not an IANA time zone: Europe/Vienna is one');

export const cron = z
  .string()
  .refine(isCron, 'is not a cron expression of five fields: */5 * * * * is every five minutes');

export const port = z
  .string()
  .regex(/^\d{1,5}$/, 'is not a port number')
  .transform(Number)
  .refine((number) => number <= 65_535, 'is not a port number: the highest is 65535');

export const host = z.string().regex(/^[\w.:-]+$/, 'is not a host name or an address to listen on');

export const url = z.string().refine(isHttpUrl, 'is not a URL: it begins with https:// and has no ? or #');

export const oneOf = <const T extends readonly string[]>(words: T) =>
  z
    .string()
    .toLowerCase()
    .pipe(z.enum(words, { error: `must be one of: ${words.join(', ')}` }));

export const path = z.string();
