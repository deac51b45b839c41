import type { webApi } from '@slack/bolt';
import { askSlack } from '../refusal.ts';
import { toPerson } from './person.ts';

/** Somebody among so many can be reached. */
const ENOUGH = 5;
const PAGE = 200;

const isReachable = (user: webApi.UsersInfoResponse['user']): boolean => {
  const person = toPerson('', user ?? {});
  return person.workspaceAdmin && !(person.bot || person.deactivated || person.guest || person.stranger);
};

const findWorkspaceAdmins = async (client: webApi.WebClient): Promise<readonly string[]> => {
  const found: string[] = [];
  let cursor: string | null = null;
  do {
    const page: { limit: number; cursor?: string } = { limit: PAGE, ...(cursor === null ? {} : { cursor }) };
    const reply: webApi.UsersListResponse = await askSlack(() => client.users.list(page));
    found.push(...(reply.members ?? []).filter(isReachable).flatMap(({ id }) => id ?? []));
    cursor = reply.response_metadata?.next_cursor || null;
  } while (cursor !== null && found.length < ENOUGH);
  return found.slice(0, ENOUGH);
};

/**
 * User ids of a few admins, for what can be said nowhere else: those who are named, with the members of their groups,
 * else Slack's own owners and admins. Throws `SlackRefusal` or `SlackSilence`.
 */
export const listAdmins = async (client: webApi.WebClient, named: readonly string[]): Promise<readonly string[]> => {
  if (named.length === 0) return findWorkspaceAdmins(client);
  const people = named.filter((id) => !id.startsWith('S'));
  const groups = named.filter((id) => id.startsWith('S'));
  for (const usergroup of groups) {
    if (people.length >= ENOUGH) break;
    people.push(...((await askSlack(() => client.usergroups.users.list({ usergroup }))).users ?? []));
  }
  return [...new Set(people)].slice(0, ENOUGH);
};
