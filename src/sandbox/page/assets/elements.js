import { confirmed } from './confirm.js';
import { h } from './dom.js';
import { safeImage } from './images.js';
import { plain, renderText } from './mrkdwn.js';
import { state } from './store.js';
import { busy } from './toast.js';

const optionsOf = (element) => [
  ...(element.options ?? []),
  ...(element.option_groups ?? []).flatMap((group) => group.options),
];

const button = (element, press) => {
  const node = h(
    'button',
    {
      type: 'button',
      class: `button ${element.style ?? ''}`,
      'aria-label': element.accessibility_label,
      'data-action': element.action_id,
      onclick: async () => {
        if (!(await confirmed(element.confirm))) return;
        if (element.url !== undefined) window.open(element.url, '_blank', 'noopener');
        await busy(node, () => press({ actionId: element.action_id }));
      },
    },
    renderText(element.text),
  );
  return node;
};

const choicesOf = (element) => {
  switch (element.type) {
    case 'users_select':
      return state.users.map((user) => [user.id, user.realName]);
    case 'channels_select':
    case 'conversations_select':
      return state.channels.map((channel) => [channel.id, `#${channel.name}`]);
    default:
      return optionsOf(element).map((option) => [option.value, plain(option.text)]);
  }
};

const initialOf = (element) =>
  element.initial_option?.value ??
  element.initial_user ??
  element.initial_channel ??
  element.initial_conversation ??
  '';

/** A menu. `overflow` always shows its three dots. */
const menu = (element, press) => {
  const initial = initialOf(element);
  const label = element.type === 'overflow' ? '⋯' : plain(element.placeholder) || 'Choose';
  const node = h(
    'select',
    {
      class: `select ${element.type}`,
      'aria-label': element.type === 'overflow' ? 'More actions' : label,
      'data-action': element.action_id,
      onchange: async () => {
        const choice = node.value;
        const sure = await confirmed(element.confirm);
        if (sure) await busy(node, () => press({ actionId: element.action_id, choice }));
        if (!sure || element.type === 'overflow') node.value = initial;
      },
    },
    h('option', { value: '', disabled: true }, label),
    choicesOf(element).map(([value, text]) => h('option', { value }, text)),
  );
  node.value = initial;
  return node;
};

const boxes = (element, press) => {
  const type = element.type === 'checkboxes' ? 'checkbox' : 'radio';
  const initial = (element.initial_options ?? [element.initial_option]).map((option) => option?.value);
  const node = h(
    'div',
    {
      class: 'boxes',
      'data-action': element.action_id,
      onchange: () => {
        const checked = [...node.querySelectorAll('input:checked')].map((input) => input.value);
        press({ actionId: element.action_id, choice: type === 'checkbox' ? checked : (checked[0] ?? null) });
      },
    },
    optionsOf(element).map((option) =>
      h(
        'label',
        {},
        h('input', { type, name: element.action_id, value: option.value, checked: initial.includes(option.value) }),
        plain(option.text),
      ),
    ),
  );
  return node;
};

const picker = (type, initial) => (element, press) => {
  const node = h('input', {
    type,
    class: 'input',
    value: element[initial],
    'data-action': element.action_id,
    'aria-label': plain(element.placeholder) || type,
    onchange: () => busy(node, () => press({ actionId: element.action_id, choice: node.value })),
  });
  return node;
};

const image = (element) => h('img', { class: 'thumb', src: safeImage(element.image_url), alt: element.alt_text });

const RENDERERS = {
  button,
  image,
  overflow: menu,
  static_select: menu,
  users_select: menu,
  channels_select: menu,
  conversations_select: menu,
  checkboxes: boxes,
  radio_buttons: boxes,
  datepicker: picker('date', 'initial_date'),
  timepicker: picker('time', 'initial_time'),
};

/** Something to press or choose. `press({ actionId, choice })` tells the bot. */
export const renderElement = (element, press) => RENDERERS[element.type]?.(element, press) ?? null;
