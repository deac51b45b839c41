import type { Budget } from '../../domain/budget.ts';
import type { Money } from '../../domain/money.ts';
import type { Source } from '../../domain/spend.ts';
import { type Parsed, understood } from '../../domain/understanding.ts';
import { FILTER_WORDS, type NamedFilter } from '../../spend/read-filter-word.ts';
import { explainChannel, looksLikeChannel, parseChannel } from '../parse-channel.ts';
import { putActFirst } from '../put-act-first.ts';
import { type DraftReader, type Misread, readDraft, readFilterInto, refuseWith } from '../read-draft.ts';
import { looksLikeAmount, parseAmount } from './parse-amount.ts';
import { DEFAULT_STEPS, parseSteps } from './parse-steps.ts';

/** Without a name, because nobody can tell which ones an organisation has. */
export const EXAMPLE = '/claude-budget set 500 monthly at 50,80,100';
export const LIST_EXAMPLE = '/claude-budget list';

export const PERIODS = ['daily', 'weekly', 'monthly'] as const satisfies readonly Budget['period'][];

/** A budget as it was asked for; which ids its filters mean, only the organisation can tell. */
export interface BudgetDraft {
  readonly amount: Money | null;
  readonly period: Budget['period'] | null;
  readonly filters: readonly NamedFilter[];
  readonly source: Source | null;
  /** Null: the usual ones. */
  readonly steps: readonly number[] | null;
  readonly channel: string | null;
}

export interface BudgetTerms extends BudgetDraft {
  readonly amount: Money;
  readonly period: Budget['period'];
  readonly steps: readonly number[];
}

export type BudgetQuestion =
  | { readonly kind: 'list' }
  | { readonly kind: 'set'; readonly terms: BudgetTerms }
  | { readonly kind: 'remove'; readonly id: string };

const ACTS = ['list', 'set', 'remove'] as const;
const KNOWN_WORDS = [...PERIODS, 'at', 'to', ...FILTER_WORDS, 'help'];
const EMPTY: BudgetDraft = { amount: null, period: null, filters: [], source: null, steps: null, channel: null };

const misread = refuseWith(EXAMPLE);
/** Where it is not certain that something was to be set, and by whom: everybody who reads this may look. */
const mislisted = refuseWith(LIST_EXAMPLE);

const twice = (said: string, what: string): Misread => ({ said, why: `A budget has one ${what}: name one.` });

const readPeriod: DraftReader<BudgetDraft> = ([word = ''], draft) => {
  const period = PERIODS.find((known) => known === word.toLowerCase());
  if (period === undefined) return null;
  return draft.period === null ? { used: 1, draft: { ...draft, period } } : twice(word, 'period');
};

const readSteps: DraftReader<BudgetDraft> = ([word = '', ...rest], draft) => {
  if (word.toLowerCase() !== 'at') return null;
  if (draft.steps !== null) return twice(word, 'list of steps');
  const read = parseSteps(rest.map((next) => next.toLowerCase()));
  return 'why' in read ? read : { used: 1 + read.used, draft: { ...draft, steps: read.steps } };
};

const readChannel: DraftReader<BudgetDraft> = ([word = '', next = ''], draft) => {
  const isMarked = word.toLowerCase() === 'to';
  if (!isMarked && !looksLikeChannel(word)) return null;
  const name = isMarked ? next : word;
  if (name === '') return { said: word, why: '`to` needs a channel.' };
  const channel = parseChannel(name);
  if (channel === null) return { said: name, why: explainChannel(name) };
  return draft.channel === null
    ? { used: isMarked ? 2 : 1, draft: { ...draft, channel } }
    : twice(name, 'channel of its own');
};

const readAmount: DraftReader<BudgetDraft> = ([word = ''], draft) => {
  if (!looksLikeAmount(word)) return null;
  if (draft.amount !== null) return twice(word, 'amount');
  const read = parseAmount(word);
  return 'why' in read ? { said: word, why: read.why } : { used: 1, draft: { ...draft, amount: read.amount } };
};

const READERS = [readPeriod, readSteps, readChannel, readFilterInto<BudgetDraft>, readAmount];

/** Reads what follows `set`, in any order; what is not said is null. */
export const readTerms = (words: readonly string[]): Parsed<BudgetDraft> =>
  readDraft(words, { empty: EMPTY, readers: READERS, known: KNOWN_WORDS, example: EXAMPLE });

const parseSet = (words: readonly string[]): Parsed<BudgetQuestion> => {
  const read = readTerms(words);
  if (!read.ok) return read;
  const { amount, period, steps } = read.value;
  const said = ['set', ...words].join(' ');
  if (amount === null) return misread({ said, why: 'A budget needs an amount.' });
  if (period === null) return misread({ said, why: 'A budget needs a period: `daily`, `weekly` or `monthly`.' });
  return understood({ kind: 'set', terms: { ...read.value, amount, period, steps: steps ?? DEFAULT_STEPS } });
};

const parseRemove = ([id, strange]: readonly string[]): Parsed<BudgetQuestion> => {
  if (id === undefined) return mislisted({ said: 'remove', why: '`remove` needs the id that the list shows.' });
  if (strange !== undefined) return mislisted({ said: strange, why: null });
  return understood({ kind: 'remove', id: id.toLowerCase() });
};

/** Whether these words ask to change something. */
export const isChange = (words: readonly string[]): boolean =>
  /^(?:set|remove)$/i.test(putActFirst(words, ACTS)[0] ?? '');

/** Reads `[list]`, `set AMOUNT PERIOD [FILTER] [at STEPS] [to #channel]` or `remove ID`, in any order. */
export const parseBudgetWords = (words: readonly string[]): Parsed<BudgetQuestion> => {
  const [act = 'list', ...rest] = putActFirst(words, ACTS);
  switch (act.toLowerCase()) {
    case 'list':
      return rest[0] === undefined ? understood({ kind: 'list' }) : mislisted({ said: rest[0], why: null });
    case 'set':
      return parseSet(rest);
    case 'remove':
      return parseRemove(rest);
    default:
      return mislisted({ said: act, known: ACTS, why: null });
  }
};
