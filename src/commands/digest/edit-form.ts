import { describeHour } from '../../domain/describe-cadence.ts';
import type { Subscription } from '../../domain/subscription.ts';
import { type Form, type FormValues, LONGEST_VALUE } from '../form.ts';
import { partsSaid } from '../read-draft.ts';
import { checkValues, listFields, valueIn, WORDS } from './form-fields.ts';
import { dayWordOf } from './parse-day.ts';
import { parseDigestWords } from './parse-words.ts';
import { NO_FILTER } from './read-terms.ts';
import { writeDay } from './write-day.ts';

/** What an empty field stands for: left out, it would leave that as it is. */
const USUAL: Readonly<Record<string, (values: FormValues) => readonly string[]>> = {
  day: (values) => ({ weekly: ['monday'], monthly: ['1'] })[valueIn(values, 'every')] ?? [],
  time: () => ['9:00'],
  filter: () => [NO_FILTER],
};

const prefillOf = (subscription: Subscription): FormValues => {
  const { cadence, channel, words } = subscription;
  const day = dayWordOf(cadence);
  return {
    every: cadence.kind,
    ...(day === null ? {} : { day: writeDay(day) }),
    time: describeHour(subscription),
    channel,
    filter: words,
  };
};

/** **Edit**: a digest as it is, a field for each part. All of them are said again when it is submitted. */
export const editForm: Form = {
  title: 'Edit digest',
  button: 'Edit',
  submit: 'Save',
  opening: 'edit',
  fields: listFields('where it comes now'),
  prefill: (words, { subscriptions }) => {
    const parsed = parseDigestWords(words);
    if (!parsed.ok || parsed.value.kind !== 'edit' || partsSaid(parsed.value.draft).length > 0) return null;
    const { id } = parsed.value;
    const found = subscriptions.find((each) => each.id === id);
    // A filter that its field cannot show would be taken for none.
    return found === undefined || found.words.length > LONGEST_VALUE ? null : prefillOf(found);
  },
  check: checkValues,
  write: (values, [act = 'edit', id = '']) => [
    act,
    id,
    ...Object.entries(WORDS).flatMap(([field, wordsOf]) => {
      const words = wordsOf(values);
      return words.length === 0 ? (USUAL[field]?.(values) ?? []) : words;
    }),
  ],
  namesIn: 'filter',
};
