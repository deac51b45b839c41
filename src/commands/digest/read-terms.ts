import type { Source } from '../../domain/spend.ts';
import type { Cadence } from '../../domain/subscription.ts';
import { notUnderstood, type Parsed, understood } from '../../domain/understanding.ts';
import { FILTER_WORDS, type NamedFilter, readFilterWord } from '../../spend/read-filter-word.ts';
import { suggestWord } from '../../spend/suggest-word.ts';
import { explainChannel, looksLikeChannel, parseChannel } from '../parse-channel.ts';
import { DAY_WORDS, type DayWord, parseDay } from './parse-day.ts';
import { parseTime, type TimeOfDay } from './parse-time.ts';
import { CADENCES } from './read-cadence.ts';

export const EXAMPLE = '/claude-digest weekly monday 9:00 workspace:Production';

/** What comes before anything else; they are known words where another one is mistyped. */
export const ACTS = ['list', 'preview', 'now', 'pause', 'resume', 'remove'] as const;

/** A digest as it was asked for; what is not said is null. Which ids its filters mean, only the organisation can tell. */
export interface DigestDraft {
  readonly every: Cadence['kind'] | null;
  readonly day: DayWord | null;
  readonly time: TimeOfDay | null;
  readonly channel: string | null;
  readonly filters: readonly NamedFilter[];
  readonly source: Source | null;
}

interface Misread {
  readonly said: string;
  readonly known?: readonly string[];
  readonly why: string | null;
}
type Reading = { readonly used: number; readonly draft: DigestDraft } | Misread;
type Reader = (words: readonly string[], draft: DigestDraft) => Reading | null;

const EMPTY: DigestDraft = { every: null, day: null, time: null, channel: null, filters: [], source: null };
const KNOWN_WORDS = [...CADENCES, ...DAY_WORDS, ...ACTS, ...FILTER_WORDS, 'help'];

/** People say them, and they change nothing. */
const FILLERS = ['on', 'at', 'in', 'to', 'every', 'the'];

export const misread = ({ said, known = [], why }: Misread): Parsed<never> =>
  notUnderstood({ said, nearest: suggestWord(said, known), candidates: [], example: EXAMPLE, why });

const twice = (said: string, what: string): Misread => ({ said, why: `A digest has one ${what}: name one.` });

const readFiller: Reader = ([word = '', ...rest], draft) =>
  FILLERS.includes(word.toLowerCase()) && rest.length > 0 ? { used: 1, draft } : null;

const readEvery: Reader = ([word = ''], draft) => {
  const every = CADENCES.find((known) => known === word.toLowerCase());
  if (every === undefined) return null;
  return draft.every === null ? { used: 1, draft: { ...draft, every } } : twice(word, 'rhythm');
};

const readTime: Reader = (words, draft) => {
  const read = parseTime(words);
  if (read === null || 'why' in read) return read;
  return draft.time === null
    ? { used: read.used, draft: { ...draft, time: read.time } }
    : twice(words[0] ?? '', 'time of the day');
};

const readDay: Reader = ([word = ''], draft) => {
  const read = parseDay(word);
  if (read === null) return null;
  if ('why' in read) return { said: word, why: read.why };
  return draft.day === null ? { used: 1, draft: { ...draft, day: read.day } } : twice(word, 'day');
};

const readChannel: Reader = ([word = ''], draft) => {
  if (!looksLikeChannel(word)) return null;
  const channel = parseChannel(word);
  if (channel === null) return { said: word, why: explainChannel(word) };
  return draft.channel === null ? { used: 1, draft: { ...draft, channel } } : twice(word, 'channel');
};

const readFilter: Reader = (words, draft) => {
  const read = readFilterWord(words);
  if (read === null || 'said' in read) return read;
  const filters = read.filter === null ? draft.filters : [...draft.filters, read.filter];
  return { used: read.used, draft: { ...draft, filters, source: read.source ?? draft.source } };
};

const READERS: readonly Reader[] = [readFiller, readEvery, readTime, readDay, readChannel, readFilter];

/** Reads `weekly [DAY] [HH:MM] [#channel] [FILTER]`, in any order. */
export const readTerms = (words: readonly string[]): Parsed<DigestDraft> => {
  let draft = EMPTY;
  for (let at = 0; at < words.length; ) {
    const left = words.slice(at);
    const reading = READERS.reduce<Reading | null>((read, reader) => read ?? reader(left, draft), null);
    if (reading === null) return misread({ said: words[at] ?? '', known: KNOWN_WORDS, why: null });
    if ('said' in reading) return misread(reading);
    draft = reading.draft;
    at += reading.used;
  }
  return understood(draft);
};
