import type { ViewOutput } from '@slack/bolt';
import type { Form, FormValues } from '../../commands/form.ts';

/** Which command a submitted form is of, and the channel where it was asked for; empty where it does not tell. */
export const readOrigin = ({
  private_metadata: text,
}: ViewOutput): { readonly name: string; readonly channelId: string } => {
  try {
    const origin: unknown = JSON.parse(text);
    const read = (field: string): string => {
      const value = typeof origin === 'object' && origin !== null ? Reflect.get(origin, field) : null;
      return typeof value === 'string' ? value : '';
    };
    return { name: read('name'), channelId: read('channelId') };
  } catch {
    return { name: '', channelId: '' };
  }
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
