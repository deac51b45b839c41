import { describeHour } from '../../domain/describe-cadence.ts';
import type { Form, FormValues } from '../form.ts';
import { checkValues, listFields, WORDS } from './form-fields.ts';
import { parseDigestWords } from './parse-words.ts';
import { type DigestDraft, readTerms } from './read-terms.ts';
import { writeFilter } from './resolve-asks.ts';
import { writeDay } from './write-day.ts';

const prefillOf = (draft: DigestDraft): FormValues => ({
  every: draft.every ?? 'weekly',
  ...(draft.day === null ? {} : { day: writeDay(draft.day) }),
  time: describeHour(draft.time ?? { hour: 9, minute: 0 }),
  filter: writeFilter(draft),
  ...(draft.channel === null ? {} : { channel: draft.channel }),
});

/** **New digest**: the words of one, a field for each part. */
export const digestForm: Form = {
  title: 'New digest',
  button: 'New digest',
  submit: 'Set digest',
  opening: 'new',
  fields: listFields('where you opened this'),
  prefill: ([act, ...rest]) => {
    if (act?.toLowerCase() !== 'new' || parseDigestWords([act, ...rest]).ok) return null;
    const read = readTerms(rest);
    return read.ok ? prefillOf(read.value) : null;
  },
  check: checkValues,
  write: (values) => Object.values(WORDS).flatMap((wordsOf) => wordsOf(values)),
  namesIn: 'filter',
};
