import { toUsd } from '../../domain/money.ts';
import type { Misunderstanding } from '../../domain/understanding.ts';
import type { Form, FormValues } from '../form.ts';
import { partsSaid } from '../read-draft.ts';
import { readWords } from '../words.ts';
import { DEFAULT_STEPS } from './parse-steps.ts';
import { type BudgetDraft, EXAMPLE, PERIODS, parseBudgetWords, readTerms } from './parse-words.ts';
import { writeScope } from './resolve-scope.ts';

const LABELS = { daily: 'each day (UTC)', weekly: 'each week, Monday to Sunday', monthly: 'each month' } as const;

const valueIn = (values: FormValues, field: string): string => values[field]?.trim() ?? '';

/** The words that one field stands for. */
const WORDS: Readonly<Record<string, (values: FormValues) => readonly string[]>> = {
  amount: (values) => readWords(valueIn(values, 'amount')),
  period: (values) => readWords(valueIn(values, 'period')),
  scope: (values) => readWords(valueIn(values, 'scope')),
  steps: (values) => (valueIn(values, 'steps') === '' ? [] : ['at', ...readWords(valueIn(values, 'steps'))]),
  channel: (values) => (valueIn(values, 'channel') === '' ? [] : ['to', `<#${valueIn(values, 'channel')}>`]),
};

/** Which parts of a budget a field is about: its words say these and nothing else. */
const PARTS: Readonly<Record<string, readonly (keyof BudgetDraft)[]>> = {
  amount: ['amount'],
  period: ['period'],
  scope: ['filters', 'source'],
  steps: ['steps'],
  channel: ['channel'],
};

const NEEDED: Readonly<Record<string, string>> = {
  amount: 'A budget needs an amount.',
  period: 'A budget needs a period.',
};

const checkField = (field: string, words: readonly string[]): Misunderstanding | null => {
  const refuse = (why: string): Misunderstanding => ({
    said: words.join(' '),
    nearest: null,
    candidates: [],
    example: EXAMPLE,
    why,
  });
  const read = readTerms(words);
  if (!read.ok) return read.error;
  const said = partsSaid(read.value);
  if (said.some((part) => !PARTS[field]?.some((own) => own === part)))
    return refuse('This belongs into another field.');
  const needed = NEEDED[field];
  return needed !== undefined && said.length === 0 ? refuse(needed) : null;
};

const prefillOf = (draft: BudgetDraft): FormValues => ({
  ...(draft.amount === null ? {} : { amount: toUsd(draft.amount) }),
  period: draft.period ?? 'monthly',
  scope: writeScope(draft),
  steps: (draft.steps ?? DEFAULT_STEPS).join(', '),
  ...(draft.channel === null ? {} : { channel: draft.channel }),
});

/** **New budget**: the words of `set`, a field for each part. */
export const budgetForm: Form = {
  title: 'New budget',
  button: 'New budget',
  submit: 'Set budget',
  opening: 'set',
  fields: [
    {
      id: 'amount',
      label: 'Amount in US dollars',
      hint: null,
      isOptional: false,
      input: { kind: 'text', placeholder: '500, 1,200.50 or 2k' },
    },
    {
      id: 'period',
      label: 'For',
      hint: null,
      isOptional: false,
      input: { kind: 'choice', options: PERIODS.map((value) => ({ value, label: LABELS[value] })) },
    },
    {
      id: 'scope',
      label: 'What it covers',
      hint: 'workspace:NAME, model:opus, key:NAME, user:EMAIL, product:NAME; quotes hold spaces. Empty: all spend.',
      isOptional: true,
      input: { kind: 'text', placeholder: 'workspace:"Data Science" model:opus' },
    },
    {
      id: 'steps',
      label: 'Alert at these percents',
      hint: null,
      isOptional: true,
      input: { kind: 'text', placeholder: '50, 80, 100' },
    },
    {
      id: 'channel',
      label: 'Alert in',
      hint: 'Invite me there first. Empty: where budget alerts go.',
      isOptional: true,
      input: { kind: 'channel' },
    },
  ],
  prefill: ([act, ...rest]) => {
    if (act?.toLowerCase() !== 'set' || parseBudgetWords([act, ...rest]).ok) return null;
    const read = readTerms(rest);
    return read.ok ? prefillOf(read.value) : null;
  },
  check: (values) => {
    const checked = Object.entries(WORDS).map(([field, wordsOf]) => ({
      field,
      error: checkField(field, wordsOf(values)),
    }));
    return Object.fromEntries(checked.flatMap(({ field, error }) => (error === null ? [] : [[field, error]])));
  },
  write: (values) => ['set', ...Object.values(WORDS).flatMap((wordsOf) => wordsOf(values))],
  namesIn: 'scope',
};
