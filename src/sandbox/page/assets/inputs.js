import { h } from './dom.js';
import { plain } from './mrkdwn.js';
import { state } from './store.js';

const field = (type, initial) => (element) => {
  const multiline = element.multiline === true;
  const node = h(multiline ? 'textarea' : 'input', {
    class: 'input',
    ...(multiline ? { rows: 4 } : { type, value: element[initial] }),
    placeholder: element.placeholder && plain(element.placeholder),
    maxlength: element.max_length,
    step: element.is_decimal_allowed ? 'any' : undefined,
  });
  if (multiline) node.value = element.initial_value ?? '';
  return { node, read: () => node.value || null };
};

const menu = (choices, initial) => (element) => {
  const entries = choices(element);
  const node = h(
    'select',
    { class: 'select' },
    h('option', { value: '' }, plain(element.placeholder) || 'Choose…'),
    entries.map(([value, text]) => h('option', { value }, text)),
  );
  node.value = initial(element) ?? '';
  return { node, read: () => node.value || null };
};

const boxes = (type) => (element) => {
  const initial = (element.initial_options ?? [element.initial_option]).map((option) => option?.value);
  const node = h(
    'div',
    { class: 'boxes' },
    element.options.map((option) =>
      h(
        'label',
        {},
        h('input', { type, name: element.action_id, value: option.value, checked: initial.includes(option.value) }),
        plain(option.text),
      ),
    ),
  );
  const checked = () => [...node.querySelectorAll('input:checked')].map((input) => input.value);
  return { node, read: () => (type === 'checkbox' ? checked() : (checked()[0] ?? null)) };
};

const options = (element) =>
  [...(element.options ?? []), ...(element.option_groups ?? []).flatMap((group) => group.options)].map((option) => [
    option.value,
    plain(option.text),
  ]);
const people = () => state.users.map((user) => [user.id, user.realName]);
const channels = () => state.channels.map((channel) => [channel.id, `#${channel.name}`]);

const INPUTS = {
  plain_text_input: field('text', 'initial_value'),
  email_text_input: field('email', 'initial_value'),
  url_text_input: field('url', 'initial_value'),
  number_input: field('number', 'initial_value'),
  datepicker: field('date', 'initial_date'),
  timepicker: field('time', 'initial_time'),
  static_select: menu(options, (element) => element.initial_option?.value),
  users_select: menu(people, (element) => element.initial_user),
  channels_select: menu(channels, (element) => element.initial_channel),
  conversations_select: menu(channels, (element) => element.initial_conversation),
  checkboxes: boxes('checkbox'),
  radio_buttons: boxes('radio'),
};

/** A form field for an input's element: its node, and `read()` for what is in it now. */
export const buildInput = (element) => INPUTS[element.type]?.(element) ?? { node: h('span'), read: () => null };
