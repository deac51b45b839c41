import { matchText } from '../match-text.ts';
import { isInState, type KeyEntry } from './join-keys.ts';
import type { KeyWords } from './parse-words.ts';
import { homeIdOf } from './resolve-workspaces.ts';

const STATUS_ORDER: readonly string[] = ['active', 'inactive', 'expired', 'archived'];

const compareText = new Intl.Collator('en').compare;

const rankOf = (status: string): number => {
  const rank = STATUS_ORDER.indexOf(status);
  return rank === -1 ? STATUS_ORDER.length : rank;
};

/** Those that work first; then by name, namesakes the newest first. */
const compareKeys = ({ key: a }: KeyEntry, { key: b }: KeyEntry): number =>
  rankOf(a.status) - rankOf(b.status) || compareText(a.name, b.name) || b.createdAt - a.createdAt;

const namesOf = ({ key, creator }: KeyEntry): readonly string[] => [
  key.name,
  ...(key.hint === null ? [] : [key.hint]),
  ...(creator.kind === 'member' ? [creator.member.email] : []),
];

/**
 * The keys in any of the states, in any of the workspaces (null: in all), called as the text says: by their name, hint,
 * id or creator's address. `undecided` counts those that would be among them if a state that is not known were true.
 */
export const findKeys = (
  entries: readonly KeyEntry[],
  { flags, text }: KeyWords,
  homes: ReadonlySet<string> | null,
): { readonly matches: readonly KeyEntry[]; readonly undecided: number } => {
  const inside = entries.filter((entry) => homes === null || homes.has(homeIdOf(entry) ?? ''));
  const found = matchText(inside, text, (entry) => ({ id: entry.key.id, names: namesOf(entry) }));
  const judged = found.map((entry) => ({ entry, verdicts: flags.map((flag) => isInState(entry, flag)) }));
  const isIn = (verdicts: readonly (boolean | null)[]): boolean => flags.length === 0 || verdicts.includes(true);
  return {
    matches: judged
      .filter(({ verdicts }) => isIn(verdicts))
      .map(({ entry }) => entry)
      .toSorted(compareKeys),
    undecided: judged.filter(({ verdicts }) => !isIn(verdicts) && verdicts.includes(null)).length,
  };
};
