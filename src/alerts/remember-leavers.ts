import { diffLists } from '../domain/diff-lists.ts';
import type { Leaver, Member } from '../domain/organisation.ts';
import type { HistoryStore } from '../ports.ts';
import type { Observation } from '../rules/rule.ts';

/** So many are remembered; those who left last. */
const MOST = 2000;

/** A line each, in columns that no name can break. */
const write = (leavers: readonly Leaver[]): string =>
  leavers
    .map(({ id, name, email }) => [id, name, email].map((text) => text.replace(/\s+/g, ' ')).join('\t'))
    .join('\n');

const read = (text: string): readonly Leaver[] =>
  text.split('\n').flatMap((line) => {
    const [id, name, email] = line.split('\t');
    return id === undefined || name === undefined || email === undefined ? [] : [{ id, name, email }];
  });

const findLeavers = ({ before, members }: Pick<Observation, 'before' | 'members'>): readonly Member[] => {
  if (before.members === null || members.state !== 'present') return [];
  return diffLists(
    before.members.items,
    members.value,
    ({ id }) => id,
    () => false,
  ).removed;
};

/** Who has left while somebody watched, with those who do now: what they made stays, and the lists do not name them. */
export const rememberLeavers = async (
  observation: Pick<Observation, 'source' | 'before' | 'members'>,
  history: HistoryStore,
): Promise<readonly Leaver[]> => {
  const key = `leavers.${observation.source}`;
  const known = read((await history.read(key)) ?? '');
  const left = findLeavers(observation);
  if (left.length === 0) return known;
  const ids = new Set(left.map(({ id }) => id));
  const leavers = [...known.filter(({ id }) => !ids.has(id)), ...left].slice(-MOST);
  await history.write(key, write(leavers));
  return leavers;
};
