import { also, byType, type Check, flag, list, number, oneOf, shape, string } from './check.ts';
import { anyText, confirmDialog, plainText } from './check-text.ts';
import { LIMITS } from './limits.ts';

const actionId = string(LIMITS.actionId);
const placeholder = plainText(LIMITS.placeholder);

const option = (description = true): Check =>
  shape(
    { text: anyText(LIMITS.optionText), value: string(LIMITS.optionText) },
    description ? { description: anyText(LIMITS.optionText), url: string(LIMITS.url) } : {},
  );

const optionGroup = shape({ label: plainText(LIMITS.optionText), options: list(option(), LIMITS.options) });

const common = { action_id: actionId, confirm: confirmDialog, focus_on_load: flag };
const typed = (type: string): Record<string, Check> => ({ type: oneOf(type) });

const button = shape(
  { ...typed('button'), text: plainText(LIMITS.buttonText) },
  {
    action_id: actionId,
    value: string(LIMITS.buttonValue),
    url: string(LIMITS.url),
    style: oneOf('primary', 'danger'),
    confirm: confirmDialog,
    accessibility_label: string(LIMITS.accessibilityLabel),
  },
);

const overflow = shape(
  { ...typed('overflow'), options: list(option(), LIMITS.overflowOptions) },
  { action_id: actionId, confirm: confirmDialog },
);

const staticSelect = also(
  shape(typed('static_select'), {
    ...common,
    placeholder,
    options: list(option(), LIMITS.options),
    option_groups: list(optionGroup, LIMITS.options),
    initial_option: option(),
  }),
  (value, pointer, report) => {
    if ((value.options === undefined) === (value.option_groups === undefined))
      report({ pointer, code: 'missing_field', message: 'needs exactly one of options and option_groups' });
  },
);

const picker = (type: string, initial: string): Check =>
  shape(typed(type), {
    ...common,
    placeholder,
    [initial]: string(LIMITS.optionText),
    timezone: string(LIMITS.optionText),
  });

const conversations = shape(typed('conversations_select'), {
  ...common,
  placeholder,
  initial_conversation: string(LIMITS.optionText),
  default_to_current_conversation: flag,
  response_url_enabled: flag,
  filter: shape(
    {},
    {
      include: list(oneOf('im', 'mpim', 'private', 'public'), 4),
      exclude_external_shared_channels: flag,
      exclude_bot_users: flag,
    },
  ),
});

const choices = (type: string, initial: Record<string, Check>): Check =>
  shape({ ...typed(type), options: list(option(), LIMITS.choices) }, { ...common, ...initial });

const textInput = shape(typed('plain_text_input'), {
  ...common,
  placeholder,
  initial_value: string(LIMITS.inputMax, 0),
  multiline: flag,
  min_length: number(0, LIMITS.inputMax),
  max_length: number(1, LIMITS.inputMax),
  dispatch_action_config: shape({}, { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), 2) }),
});

const numberInput = shape(
  { ...typed('number_input'), is_decimal_allowed: flag },
  { ...common, placeholder, initial_value: string(40), min_value: string(40), max_value: string(40) },
);

const image = shape({ ...typed('image'), image_url: string(LIMITS.url), alt_text: string(LIMITS.altText) });

const interactive: Readonly<Record<string, Check>> = {
  overflow,
  static_select: staticSelect,
  users_select: picker('users_select', 'initial_user'),
  channels_select: picker('channels_select', 'initial_channel'),
  conversations_select: conversations,
  datepicker: picker('datepicker', 'initial_date'),
  timepicker: picker('timepicker', 'initial_time'),
  checkboxes: choices('checkboxes', { initial_options: list(option(), LIMITS.choices) }),
  radio_buttons: choices('radio_buttons', { initial_option: option() }),
};

export const contextElement = byType({ image, plain_text: plainText(), mrkdwn: anyText() }, 'context element');
export const actionElement = byType({ button, ...interactive }, 'element');
export const accessory = byType({ button, image, ...interactive }, 'accessory');
export const inputElement = byType(
  {
    plain_text_input: textInput,
    email_text_input: picker('email_text_input', 'initial_value'),
    url_text_input: picker('url_text_input', 'initial_value'),
    number_input: numberInput,
    ...Object.fromEntries(Object.entries(interactive).filter(([type]) => type !== 'overflow')),
  },
  'input element',
);
