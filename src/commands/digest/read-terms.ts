import type { Source } from '../../domain/spend.ts';
import type { Cadence } from '../../domain/subscription.ts';
import type { Parsed } from '../../domain/understanding.ts';
import { FILTER_WORDS, type NamedFilter } from '../../spend/read-filter-word.ts';
import { explainChannel, looksLikeChannel, parseChannel } from '../parse-channel.ts';
import { type DraftReader, type Misread, readDraft, readFilterInto, refuseWith } from '../read-draft.ts';
import { DAY_WORDS, type DayWord, parseDay } from './parse-day.ts';
import { parseTime, type TimeOfDay } from './parse-time.ts';
import { CADENCES } from './read-cadence.ts';

export const EXAMPLE = '/claude-digest weekly monday 9:00';

/** What is to be done; they are known words where another one is mistyped. */
export const ACTS = ['list', 'preview', 'now', 'edit', 'pause', 'resume', 'remove'] as const;

/** Says that all spend is meant, where there was a filter. */
export const NO_FILTER = 'filter:none';

/** A digest as it was asked for; what is not said is null. Which ids its filters mean, only the organisation can tell. */
export interface DigestDraft {
  readonly every: Cadence['kind'] | null;
  readonly day: DayWord | null;
  readonly time: TimeOfDay | null;
  readonly channel: string | null;
  readonly filters: readonly NamedFilter[];
  readonly source: Source | null;
  /** `filter:none` was said. */
  readonly unfiltered: true | null;
}

const EMPTY: DigestDraft = {
  every: null,
  day: null,
  time: null,
  channel: null,
  filters: [],
  source: null,
  unfiltered: null,
};
const KNOWN_WORDS = [...CADENCES, ...DAY_WORDS, ...ACTS, ...FILTER_WORDS, NO_FILTER, 'help'];

/** People say them, and they change nothing. */
const FILLERS = ['on', 'at', 'in', 'to', 'every', 'the'];

export const misread = refuseWith(EXAMPLE);

const twice = (said: string, what: string): Misread => ({ said, why: `A digest has one ${what}: name one.` });

const readFiller: DraftReader<DigestDraft> = ([word = '', ...rest], draft) =>
  FILLERS.includes(word.toLowerCase()) && rest.length > 0 ? { used: 1, draft } : null;

const readEvery: DraftReader<DigestDraft> = ([word = ''], draft) => {
  const every = CADENCES.find((known) => known === word.toLowerCase());
  if (every === undefined) return null;
  return draft.every === null ? { used: 1, draft: { ...draft, every } } : twice(word, 'rhythm');
};

const readTime: DraftReader<DigestDraft> = (words, draft) => {
  const read = parseTime(words);
  if (read === null || 'why' in read) return read;
  return draft.time === null
    ? { used: read.used, draft: { ...draft, time: read.time } }
    : twice(words[0] ?? '', 'time of the day');
};

const readDay: DraftReader<DigestDraft> = ([word = '', next = ''], draft) => {
  const read = parseDay(word);
  if (read === null) return null;
  if ('why' in read) return { said: word, why: read.why };
  // `last day` says the same as `last`.
  const used = word.toLowerCase() === 'last' && next.toLowerCase() === 'day' ? 2 : 1;
  return draft.day === null ? { used, draft: { ...draft, day: read.day } } : twice(word, 'day');
};

const readChannel: DraftReader<DigestDraft> = ([word = ''], draft) => {
  if (!looksLikeChannel(word)) return null;
  const channel = parseChannel(word);
  if (channel === null) return { said: word, why: explainChannel(word) };
  return draft.channel === null ? { used: 1, draft: { ...draft, channel } } : twice(word, 'channel');
};

const readNoFilter: DraftReader<DigestDraft> = ([word = ''], draft) =>
  word.toLowerCase() === NO_FILTER ? { used: 1, draft: { ...draft, unfiltered: true } } : null;

const READERS = [readFiller, readEvery, readTime, readDay, readChannel, readNoFilter, readFilterInto<DigestDraft>];

/** Whether a filter is said. */
export const isFiltered = ({ filters, source }: Pick<DigestDraft, 'filters' | 'source'>): boolean =>
  filters.length > 0 || source !== null;

/** Reads `weekly [DAY] [HH:MM] [#channel] [FILTER]`, in any order. */
export const readTerms = (words: readonly string[]): Parsed<DigestDraft> => {
  const read = readDraft(words, { empty: EMPTY, readers: READERS, known: KNOWN_WORDS, example: EXAMPLE });
  if (!read.ok || read.value.unfiltered === null || !isFiltered(read.value)) return read;
  return misread({ said: NO_FILTER, why: `\`${NO_FILTER}\` is for all spend: leave it out, or the other filter.` });
};
