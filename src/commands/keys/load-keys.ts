import { dayOf, type Instant } from '../../domain/day.ts';
import { keyUseSpan } from '../../domain/key-state.ts';
import type { ApiKey } from '../../domain/organisation.ts';
import type { Part } from '../../domain/part.ts';
import { lastDays } from '../../domain/period.ts';
import { type Parsed, understood } from '../../domain/understanding.ts';
import type { ClaudeSource, CommandPorts } from '../../ports.ts';
import type { Asking } from '../command.ts';
import { type Gap, gapOf } from '../describe-gaps.ts';
import { pageRows } from '../page-rows.ts';
import { readSpendBy } from '../read-spend-by.ts';
import { refusePage } from '../refuse-page.ts';
import { findKeys } from './find-keys.ts';
import { joinKeys, type KeyFacts } from './join-keys.ts';
import type { KeysReport } from './keys-report.ts';
import type { KeyWords } from './parse-words.ts';
import { candidatesOf, resolveWorkspaces } from './resolve-workspaces.ts';

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

/** Every key of every source that has any, joined with its workspace, creator, last use and spend. */
export const loadKeys = async (
  words: KeyWords,
  { claude }: CommandPorts,
  { now }: Asking,
): Promise<Parsed<KeysReport>> => {
  const listings = await Promise.all(
    claude.sources
      .filter(({ source }) => words.source === null || words.source === source)
      .map((source) => list(source, now)),
  );
  const facts = listings.flatMap((listing) => listing.facts ?? []);
  const entries = listings.flatMap(({ source, facts: own }) => (own === null ? [] : joinKeys(source.source, own, now)));
  const workspaces = listings.flatMap(({ source, facts: own }) =>
    own?.workspaces.state === 'present'
      ? own.workspaces.value.map(({ id, name }) => ({ source: source.source, id, name }))
      : [],
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
