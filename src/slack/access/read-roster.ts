import type { Roster } from './decide-access.ts';

/** Null: Slack would not tell (no such plan, scope missing, group gone, no answer). */
export type ReadGroup = (groupId: string) => Promise<readonly string[] | null>;

const isGroup = (id: string): boolean => id.startsWith('S');

/** The list as it stands: nobody's group has been looked at yet. */
export const rosterByName = (ids: readonly string[]): Roster => ({
  given: ids.length > 0,
  userIds: new Set(ids.filter((id) => !isGroup(id))),
  unreadGroups: ids.filter(isGroup),
});

/** The list with the members of its user groups. */
export const readRoster = async (ids: readonly string[], readGroup: ReadGroup): Promise<Roster> => {
  const named = rosterByName(ids);
  const groups = await Promise.all(named.unreadGroups.map(async (id) => ({ id, members: await readGroup(id) })));
  return {
    given: named.given,
    userIds: new Set([...named.userIds, ...groups.flatMap(({ members }) => members ?? [])]),
    unreadGroups: groups.filter(({ members }) => members === null).map(({ id }) => id),
  };
};
