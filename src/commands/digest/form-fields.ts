import type { Misunderstanding } from '../../domain/understanding.ts';
import type { Form, FormValues } from '../form.ts';
import { partsSaid } from '../read-draft.ts';
import { readWords } from '../words.ts';
import { CADENCES, readCadence } from './read-cadence.ts';
import { type DigestDraft, EXAMPLE, readTerms } from './read-terms.ts';

const LABELS = { daily: 'every day', weekly: 'every week', monthly: 'every month' } as const;

/** What was filled in, without spaces around it. */
export const valueIn = (values: FormValues, field: string): string => values[field]?.trim() ?? '';

/** The words that each field stands for. */
export const WORDS: Readonly<Record<string, (values: FormValues) => readonly string[]>> = {
  every: (values) => readWords(valueIn(values, 'every')),
  day: (values) => readWords(valueIn(values, 'day')),
  time: (values) => readWords(valueIn(values, 'time')),
  channel: (values) => (valueIn(values, 'channel') === '' ? [] : [`<#${valueIn(values, 'channel')}>`]),
  filter: (values) => readWords(valueIn(values, 'filter')),
};

/** Which parts of a digest a field is about: its words say these and nothing else. */
const PARTS: Readonly<Record<string, readonly (keyof DigestDraft)[]>> = {
  every: ['every'],
  day: ['day'],
  time: ['time'],
  channel: ['channel'],
  filter: ['filters', 'source', 'unfiltered'],
};

const complain = (said: string, why: string): Misunderstanding => ({
  said,
  nearest: null,
  candidates: [],
  example: EXAMPLE,
  why,
});

const checkField = (field: string, words: readonly string[]): Misunderstanding | null => {
  const read = readTerms(words);
  if (!read.ok) return read.error;
  const isElsewhere = partsSaid(read.value).some((part) => !PARTS[field]?.some((own) => own === part));
  if (isElsewhere) return complain(words.join(' '), 'This belongs into another field.');
  return field === 'every' && read.value.every === null ? complain('', 'A digest needs a rhythm.') : null;
};

/** A day that the rhythm does not have. */
const checkDay = (values: FormValues): Misunderstanding | null => {
  const read = readTerms([...(WORDS.every?.(values) ?? []), ...(WORDS.day?.(values) ?? [])]);
  if (!read.ok || read.value.every === null) return null;
  const rhythm = readCadence(read.value.every, read.value.day);
  return 'why' in rhythm ? complain(valueIn(values, 'day'), rhythm.why) : null;
};

/** What is wrong with a value, by field. */
export const checkValues = (values: FormValues): Readonly<Record<string, Misunderstanding>> => {
  const checked = Object.entries(WORDS).map(([field, wordsOf]) => ({
    field,
    error: checkField(field, wordsOf(values)) ?? (field === 'day' ? checkDay(values) : null),
  }));
  return Object.fromEntries(checked.flatMap(({ field, error }) => (error === null ? [] : [[field, error]])));
};

/** A field for each part of a digest. `otherwise` is where it comes when no channel is chosen. */
export const listFields = (otherwise: string): Form['fields'] => [
  {
    id: 'every',
    label: 'Comes',
    hint: null,
    isOptional: false,
    input: { kind: 'choice', options: CADENCES.map((value) => ({ value, label: LABELS[value] })) },
  },
  {
    id: 'day',
    label: 'On',
    hint: 'A weekday, or for every month 1 to 31 or last. Empty: Monday, or the first.',
    isOptional: true,
    input: { kind: 'text', placeholder: 'monday, 15 or last' },
  },
  {
    id: 'time',
    label: 'At',
    hint: 'In the time zone of this installation.',
    isOptional: true,
    input: { kind: 'text', placeholder: '9:00 or 5:30pm' },
  },
  {
    id: 'channel',
    label: 'In',
    hint: `Invite me there first. Empty: ${otherwise}.`,
    isOptional: true,
    input: { kind: 'channel' },
  },
  {
    id: 'filter',
    label: 'What it covers',
    hint: 'workspace:NAME, model:opus, key:NAME, user:EMAIL, product:NAME; quotes hold spaces. Empty: all spend.',
    isOptional: true,
    input: { kind: 'text', placeholder: 'workspace:"Data Science" model:opus' },
  },
];
