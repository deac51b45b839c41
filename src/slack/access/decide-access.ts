import type { Access } from '../../commands/command.ts';
import type { Person } from './person.ts';

/** Whom one of the two lists names, as far as Slack told. */
export interface Roster {
  /** Whether the list names anybody at all. */
  readonly given: boolean;
  readonly userIds: ReadonlySet<string>;
  /** User groups whose members could not be read. */
  readonly unreadGroups: readonly string[];
}

export interface Policy {
  readonly team: string;
  readonly admins: Roster;
  readonly viewers: Roster;
}

export type Denial = 'bot' | 'deactivated' | 'stranger' | 'guest' | 'not-admin' | 'not-viewer' | 'group-unread';
export type Decision = { readonly allowed: true } | { readonly allowed: false; readonly because: Denial };

const ALLOWED: Decision = { allowed: true };
const deny = (because: Denial): Decision => ({ allowed: false, because });

const outsiderReason = (person: Person, team: string): Denial | null => {
  if (person.bot) return 'bot';
  if (person.deactivated) return 'deactivated';
  if (person.stranger || !person.teams.includes(team)) return 'stranger';
  return person.guest ? 'guest' : null;
};

const isAdmin = (person: Person, admins: Roster): boolean =>
  admins.given ? admins.userIds.has(person.id) : person.workspaceAdmin;

/**
 * Deny by default. Only full members of our own workspace may do anything. Admins are those who are named, or Slack's
 * own owners and admins while nobody is; admins read, too. A group that could not be read lets nobody in.
 */
export const decideAccess = (person: Person, { team, admins, viewers }: Policy, need: Access): Decision => {
  const outsider = outsiderReason(person, team);
  if (outsider !== null) return deny(outsider);
  if (need === 'everybody' || isAdmin(person, admins)) return ALLOWED;
  if (need === 'viewer' && viewers.userIds.has(person.id)) return ALLOWED;
  const unread = need === 'viewer' ? [...admins.unreadGroups, ...viewers.unreadGroups] : admins.unreadGroups;
  if (unread.length > 0) return deny('group-unread');
  return deny(need === 'viewer' ? 'not-viewer' : 'not-admin');
};
