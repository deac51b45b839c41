import type { KeyUse } from '../../domain/activity.ts';
import type { Instant } from '../../domain/day.ts';
import { type Creator, findCreator } from '../../domain/find-creator.ts';
import { findKeyHome, indexWorkspaces, type KeyHome } from '../../domain/find-key-home.ts';
import { isExpiring, isOrphaned, isStale, type LastUsed, lastUsedOf, type Verdict } from '../../domain/key-state.ts';
import type { Money } from '../../domain/money.ts';
import type { ApiKey, Member, Workspace } from '../../domain/organisation.ts';
import type { Part } from '../../domain/part.ts';
import type { Source } from '../../domain/spend.ts';
import { amountOf, type SpendBy } from '../read-spend-by.ts';
import type { KeyState } from './parse-words.ts';

/** What is known of the keys of one organisation, each from its own reading. */
export interface KeyFacts {
  readonly keys: readonly ApiKey[];
  readonly members: Part<readonly Member[]>;
  readonly workspaces: Part<readonly Workspace[]>;
  readonly use: Part<KeyUse>;
  /** By key, over thirty days. */
  readonly spend: Part<SpendBy>;
}

/** One key with everything that belongs to it. */
export interface KeyEntry {
  readonly source: Source;
  readonly key: ApiKey;
  readonly home: KeyHome;
  readonly creator: Creator;
  readonly lastUsed: LastUsed;
  /** Null where it could not be read. */
  readonly amount: Money | null;
  readonly stale: Verdict;
  readonly orphaned: Verdict;
  readonly expiring: boolean;
  /** Whether another key of the organisation has the same name, so that only the id tells them apart. */
  readonly isNamesake: boolean;
}

const presentOr = <T, U>(part: Part<T>, otherwise: U): T | U => (part.state === 'present' ? part.value : otherwise);

const countNames = (keys: readonly ApiKey[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { name } of keys) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};

/** Every key once, in the order of the list. What could not be read leaves a null, never a guess. */
export const joinKeys = (source: Source, facts: KeyFacts, now: Instant): readonly KeyEntry[] => {
  const people = presentOr(facts.members, null);
  const members = people === null ? null : new Map(people.map((member) => [member.id, member]));
  const workspaces = indexWorkspaces(presentOr(facts.workspaces, []));
  const use = presentOr(facts.use, null);
  const names = countNames(facts.keys);
  return facts.keys.map((key) => {
    const lastUsed = lastUsedOf(key, use, now);
    return {
      source,
      key,
      home: findKeyHome(key, workspaces),
      creator: findCreator(key, members),
      lastUsed,
      amount: amountOf(facts.spend, key.id),
      stale: isStale(key, lastUsed, now),
      orphaned: isOrphaned(key, members),
      expiring: isExpiring(key, now),
      isNamesake: (names.get(key.name) ?? 0) > 1,
    };
  });
};

/** Whether a key is in a state; null where that is not known. */
export const isInState = (entry: KeyEntry, state: KeyState): Verdict => {
  switch (state) {
    case 'stale':
      return entry.stale;
    case 'orphaned':
      return entry.orphaned;
    case 'expiring':
      return entry.expiring;
    default:
      return entry.key.status === state;
  }
};
