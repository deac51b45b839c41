import type {
  ActionsBlock,
  Button,
  ConfirmationDialog,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  MrkdwnElement,
  PlainTextElement,
  SectionBlock,
} from '@slack/types';
import { LIMITS } from './limits.ts';
import { splitText } from './split-text.ts';
import { bold, literal, oneLine, shorten } from './text.ts';

/** `verbatim`: Slack makes nothing of an `@here` or a `#name` that stands in data. */
const mrkdwn = (text: string): MrkdwnElement => ({ type: 'mrkdwn', text, verbatim: true });
const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text, emoji: false });

/** Consecutive items in groups within both limits, in their order. */
const group = (texts: readonly string[], maxCount: number, maxCharacters: number): string[][] => {
  const groups: string[][] = [];
  for (const text of texts) {
    const last = groups.at(-1);
    const fits = last !== undefined && last.length < maxCount && last.join('').length + text.length <= maxCharacters;
    if (fits) last.push(text);
    else groups.push([text]);
  }
  return groups;
};

/** A title from plain text. One that is too long for a header becomes a bold section: nothing is cut. */
export const header = (title: string): (HeaderBlock | SectionBlock)[] => {
  const text = oneLine(title);
  if (text.length > LIMITS.header) return section(bold(literal(text)));
  return text === '' ? [] : [{ type: 'header', text: plain(text) }];
};

/** A paragraph of mrkdwn, in several sections where it is too long for one. The button stands beside the first. */
export const section = (text: string, accessory?: Button): SectionBlock[] =>
  splitText(text, LIMITS.section).map((part, index) => ({
    type: 'section',
    text: mrkdwn(part),
    ...(accessory !== undefined && index === 0 ? { accessory } : {}),
  }));

/** Short mrkdwn texts in two columns. */
export const fields = (texts: readonly string[]): SectionBlock[] =>
  group(
    texts.flatMap((text) => splitText(text, LIMITS.fields.text)),
    LIMITS.fields.count,
    LIMITS.section,
  ).map((part) => ({ type: 'section', fields: part.map(mrkdwn) }));

/** Small grey mrkdwn texts: footnotes, freshness, references. */
export const context = (texts: readonly string[]): ContextBlock[] =>
  group(
    texts.flatMap((text) => splitText(text, LIMITS.context.text)),
    LIMITS.context.count,
    LIMITS.context.text,
  ).map((part) => ({ type: 'context', elements: part.map(mrkdwn) }));

export const divider = (): DividerBlock[] => [{ type: 'divider' }];

/** A row of buttons. Their `actionId`s differ from each other. */
export const actions = (buttons: readonly Button[]): ActionsBlock[] =>
  Array.from({ length: Math.ceil(buttons.length / LIMITS.actions) }, (_, row) => ({
    type: 'actions',
    elements: buttons.slice(row * LIMITS.actions, (row + 1) * LIMITS.actions),
  }));

/** What Slack asks before a button acts; plain text. */
interface Confirmation {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly deny: string;
}

/** Plain text. `value` comes back when the button is pressed. */
interface ButtonSpec {
  readonly text: string;
  readonly actionId: string;
  readonly value?: string;
  readonly style?: 'primary' | 'danger';
  readonly confirm?: Confirmation;
}

const dialog = (confirm: Confirmation): ConfirmationDialog => ({
  title: plain(shorten(confirm.title, LIMITS.confirm.title)),
  text: plain(shorten(confirm.text, LIMITS.confirm.text)),
  confirm: plain(shorten(confirm.confirm, LIMITS.confirm.button)),
  deny: plain(shorten(confirm.deny, LIMITS.confirm.button)),
});

/** Throws `RangeError` for an id or a value beyond Slack's limit: a shortened one would act on something else. */
export const button = ({ text, actionId, value, style, confirm }: ButtonSpec): Button => {
  if (actionId.length > LIMITS.id) throw new RangeError(`The action id of "${text}" is too long`);
  if (value !== undefined && value.length > LIMITS.button.value)
    throw new RangeError(`The value of "${text}" is too long`);
  return {
    type: 'button',
    text: plain(shorten(text, LIMITS.button.text)),
    action_id: actionId,
    ...(value === undefined ? {} : { value }),
    ...(style === undefined ? {} : { style }),
    ...(confirm === undefined ? {} : { confirm: dialog(confirm) }),
  };
};
