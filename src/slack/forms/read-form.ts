import type { ViewOutput } from '@slack/bolt';
import type { Form, FormValues } from '../../commands/form.ts';
import type { FormOrigin } from './view-form.ts';

const field = (origin: unknown, name: string): unknown =>
  typeof origin === 'object' && origin !== null ? Reflect.get(origin, name) : null;

const isText = (value: unknown): value is string => typeof value === 'string';

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Where a submitted form comes from; empty where it does not tell. */
export const readOrigin = ({ private_metadata: metadata }: ViewOutput): FormOrigin => {
  const origin = parse(metadata);
  const [name, words, channelId] = ['name', 'words', 'channelId'].map((each) => field(origin, each));
  return {
    name: isText(name) ? name : '',
    words: Array.isArray(words) ? words.filter(isText) : [],
    channelId: isText(channelId) ? channelId : '',
  };
};

/** What was filled in, by field. */
export const readValues = ({ fields }: Form, { state }: ViewOutput): FormValues =>
  Object.fromEntries(
    fields.flatMap(({ id }) => {
      const input = state.values[id]?.[id];
      const value = input?.value ?? input?.selected_option?.value ?? input?.selected_conversation;
      return value === undefined || value === null ? [] : [[id, value]];
    }),
  );
