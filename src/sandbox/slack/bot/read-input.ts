import type { Json } from '../json.ts';
import { optionsOf } from './find-element.ts';

/** What a person put into an element: text, the value of an option, an id, or several of them. */
export type Input = string | readonly string[] | null;

const SELECTED: Readonly<Record<string, string>> = {
  users_select: 'selected_user',
  channels_select: 'selected_channel',
  conversations_select: 'selected_conversation',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
};

const initialOf = (element: Json): Input => {
  const option = (each: unknown): string => String((each as Json | undefined)?.value ?? '');
  if (Array.isArray(element.initial_options)) return element.initial_options.map(option);
  if (element.initial_option !== undefined) return option(element.initial_option);
  const name = Object.keys(element).find((key) => key.startsWith('initial_'));
  return name === undefined ? null : String(element[name]);
};

/** The element's state in Slack's form, as it appears in `actions` and in `view.state.values`. */
export const readInput = (element: Json, given: Input | undefined): Json => {
  const type = String(element.type);
  const input = given === undefined ? initialOf(element) : given;
  const chosen = optionsOf(element).filter((each) =>
    Array.isArray(input) ? input.includes(each.value) : each.value === input,
  );
  if (type === 'checkboxes') return { type, selected_options: chosen };
  if (['static_select', 'radio_buttons', 'overflow'].includes(type))
    return { type, selected_option: chosen[0] ?? null };
  const selected = SELECTED[type];
  return selected === undefined ? { type, value: input === '' ? null : input } : { type, [selected]: input };
};

/** Whether Slack's client would call this input empty. */
export const isEmpty = (state: Json): boolean =>
  Object.entries(state).every(
    ([name, value]) => name === 'type' || value === null || (Array.isArray(value) && value.length === 0),
  );
