import type { InputBlock, ModalView } from '@slack/types';
import { type Form, type FormValues, LONGEST_VALUE } from '../../commands/form.ts';

export const FORM_CALLBACK = 'form';
type Field = Form['fields'][number];
type Element = InputBlock['element'];

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false }) as const;

const initialText = (value: string | undefined) =>
  value === undefined || value === '' || value.length > LONGEST_VALUE ? {} : { initial_value: value };

const elementOf = ({ id, input }: Field, value: string | undefined): Element => {
  switch (input.kind) {
    case 'text':
      return {
        type: 'plain_text_input',
        action_id: id,
        max_length: LONGEST_VALUE,
        placeholder: plain(input.placeholder),
        ...initialText(value),
      };
    case 'choice': {
      const options = input.options.map((option) => ({ text: plain(option.label), value: option.value }));
      const chosen = options.find((option) => option.value === value);
      return {
        type: 'static_select',
        action_id: id,
        options,
        ...(chosen === undefined ? {} : { initial_option: chosen }),
      };
    }
    case 'channel':
      return {
        type: 'conversations_select',
        action_id: id,
        filter: { include: ['public', 'private'], exclude_bot_users: true },
        ...(value === undefined ? {} : { initial_conversation: value }),
      };
  }
};

const blockOf = (field: Field, value: string | undefined): InputBlock => ({
  type: 'input',
  block_id: field.id,
  label: plain(field.label),
  element: elementOf(field, value),
  optional: field.isOptional,
  ...(field.hint === null ? {} : { hint: plain(field.hint) }),
});

/** Where a form comes from: its command, the words that opened it, and the channel where it was asked for. */
export interface FormOrigin {
  readonly name: string;
  readonly words: readonly string[];
  readonly channelId: string;
}

/** A command's form as a modal. It remembers where it comes from. */
export const viewForm = (origin: FormOrigin, form: Form, values: FormValues): ModalView => ({
  type: 'modal',
  callback_id: FORM_CALLBACK,
  private_metadata: JSON.stringify(origin),
  title: plain(form.title),
  submit: plain(form.submit),
  close: plain('Cancel'),
  blocks: form.fields.map((field) => blockOf(field, values[field.id])),
});
