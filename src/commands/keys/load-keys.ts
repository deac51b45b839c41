import { dayOf, type Instant } from '../../domain/day.ts';
import { keyUseSpan } from '../../domain/key-state.ts';
import type { ApiKey, Workspace } from '../../domain/organisation.ts';
import type { Part } from '../../domain/part.ts';
import { lastDays } from '../../domain/period.ts';
import type { Source } from '../../domain/spend.ts';
import { type Parsed, understood } from '../../domain/understanding.ts';
import type { ClaudeSource, CommandPorts } from '../../ports.ts';
import type { Candidate } from '../../spend/match-name.ts';
import { refuseSource } from '../../spend/refuse-source.ts';
import type { Asking } from '../command.ts';
import { type Gap, gapOf } from '../describe-gaps.ts';
import { pageRows } from '../page-rows.ts';
import { readSpendBy } from '../read-spend-by.ts';
import { refusePage } from '../refuse-page.ts';
import { findKeys } from './find-keys.ts';
import { joinKeys, type KeyFacts } from './join-keys.ts';
import type { KeysReport } from './keys-report.ts';
import { EXAMPLE, type KeyWords } from './parse-words.ts';
import { candidatesOf, resolveWorkspaces, UNLISTED_DEFAULT } from './resolve-workspaces.ts';

const SPEND_DAYS = 30;

interface Listing {
  readonly source: ClaudeSource;
  readonly keys: Part<readonly ApiKey[]>;
  /** Null where there are no keys to know anything about. */
  readonly facts: KeyFacts | null;
}

const readFacts = async (source: ClaudeSource, keys: readonly ApiKey[], now: Instant): Promise<KeyFacts> => {
  const today = dayOf(now);
  const [members, workspaces, use, spend] = await Promise.all([
    source.members(),
    source.workspaces(),
    source.keyUse(keyUseSpan(today)),
    readSpendBy(source, 'key', lastDays(SPEND_DAYS, today), now),
  ]);
  return { keys, members, workspaces, use, spend };
};

const list = async (source: ClaudeSource, now: Instant): Promise<Listing> => {
  const keys = await source.apiKeys();
  return { source, keys, facts: keys.state === 'present' ? await readFacts(source, keys.value, now) : null };
};

const gapsOf = ({ source: { source }, keys, facts }: Listing): readonly Gap[] => [
  ...gapOf('API keys', source, keys),
  ...(facts === null
    ? []
    : [
        ...gapOf('when keys were last used', source, facts.use),
        ...gapOf('who created them', source, facts.members),
        ...gapOf('the names of workspaces', source, facts.workspaces),
        ...gapOf('spend by key in 30 days', source, facts.spend),
      ]),
];

/** What `workspace:` may name; the default one is there whether or not the API lists it. */
const nameWorkspaces = (source: Source, listed: readonly Workspace[]): readonly Candidate[] => [
  ...listed.map(({ id, name }) => ({ source, id, name })),
  ...(listed.some(({ isDefault }) => isDefault) ? [] : [{ source, id: UNLISTED_DEFAULT, name: UNLISTED_DEFAULT }]),
];

/** Every key of every source that has any, joined with its workspace, creator, last use and spend. */
export const loadKeys = async (
  words: KeyWords,
  { claude }: CommandPorts,
  { now }: Asking,
): Promise<Parsed<KeysReport>> => {
  const sources = claude.sources.filter(({ source }) => words.source === null || words.source === source);
  if (words.source !== null && sources.length === 0) return refuseSource(words.source, EXAMPLE);
  const listings = await Promise.all(sources.map((source) => list(source, now)));
  const facts = listings.flatMap((listing) => listing.facts ?? []);
  const entries = listings.flatMap(({ source, facts: own }) => (own === null ? [] : joinKeys(source.source, own, now)));
  const workspaces = listings.flatMap(({ source, facts: own }) =>
    own?.workspaces.state === 'present' ? nameWorkspaces(source.source, own.workspaces.value) : [],
  );
  const isComplete =
    facts.length > 0 &&
    listings.every(({ keys, facts: own }) => keys.state !== 'failed' && own?.workspaces.state !== 'failed');
  const homes = resolveWorkspaces(
    words.filters.map(({ value }) => value),
    candidatesOf(workspaces, entries),
    isComplete,
  );
  if (!homes.ok) return homes;

  const { matches, undecided } = findKeys(entries, words, homes.value);
  const page = pageRows(matches, words.page) ?? (isComplete && undecided === 0 ? null : pageRows(matches, 1));
  if (page === null) return refusePage('keys', words, matches);
  return understood({
    words,
    asOf: now,
    several: claude.sources.length > 1,
    read: listings.flatMap(({ source, facts: own }) => (own === null ? [] : [source.source])),
    matches,
    page,
    undecided,
    useSpan: facts.flatMap(({ use }) => (use.state === 'present' ? [use.value.span] : []))[0] ?? null,
    spend: facts[0]?.spend ?? null,
    gaps: listings.flatMap(gapsOf),
  });
};
