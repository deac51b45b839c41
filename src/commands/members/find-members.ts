import { compare } from '../../domain/compare.ts';
import type { Invite, Member } from '../../domain/organisation.ts';
import type { Part } from '../../domain/part.ts';
import { compareRoles } from '../../domain/roles.ts';
import type { Source } from '../../domain/spend.ts';
import { matchText } from '../match-text.ts';
import type { InviteEntry, MemberEntry } from './members-report.ts';
import type { MemberWords } from './parse-words.ts';

/** What one organisation lists. */
export interface Listing {
  readonly source: Source;
  readonly members: Part<readonly Member[]>;
  readonly invites: Part<readonly Invite[]>;
}

export const listedIn = <T>(part: Part<readonly T[]>): readonly T[] => (part.state === 'present' ? part.value : []);

const holds = (roles: readonly string[], role: string): boolean => roles.length === 0 || roles.includes(role);

const compareText = new Intl.Collator('en').compare;

/** By code, ten times as fast as by letter: some names are borne by thousands. */
const compareAddresses = (a: MemberEntry, b: MemberEntry): number =>
  compare(a.member.email, b.member.email) || compare(a.source, b.source);

/** Those of one key together, key after key: roles and names that many have are then compared once and not for each of them. */
const groupInOrder = (
  entries: readonly MemberEntry[],
  keyOf: (entry: MemberEntry) => string,
  compare: (a: string, b: string) => number,
): MemberEntry[][] =>
  [...Map.groupBy(entries, keyOf)].sort(([a], [b]) => compare(a, b)).map(([, entriesOfKey]) => entriesOfKey);

/** Those who decide about access first, then role by role; within a role by name. */
const sortMembers = (entries: readonly MemberEntry[]): readonly MemberEntry[] =>
  groupInOrder(entries, ({ member }) => member.role, compareRoles)
    .flatMap((sameRole) => groupInOrder(sameRole, ({ member }) => member.name, compareText))
    .flatMap((namesakes) => namesakes.sort(compareAddresses));

/** Privileged ones first, then the oldest: those that somebody should look at. */
const compareInvites = (a: InviteEntry, b: InviteEntry): number =>
  compareRoles(a.invite.role, b.invite.role) || a.invite.invitedAt - b.invite.invitedAt;

export const findMembers = (listings: readonly Listing[], { roles, text }: MemberWords): readonly MemberEntry[] => {
  const held = listings.flatMap(({ source, members }) =>
    listedIn(members)
      .filter(({ role }) => holds(roles, role))
      .map((member) => ({ source, member })),
  );
  return sortMembers(matchText(held, text, ({ member }) => ({ id: member.id, names: [member.email, member.name] })));
};

/** Pending ones only; null where no source could tell. */
export const findInvites = (
  listings: readonly Listing[],
  { roles, text }: MemberWords,
): readonly InviteEntry[] | null => {
  if (listings.every(({ invites }) => invites.state !== 'present')) return null;
  const pending = listings.flatMap(({ source, invites }) =>
    listedIn(invites)
      .filter(({ status, role }) => status === 'pending' && holds(roles, role))
      .map((invite) => ({ source, invite })),
  );
  return matchText(pending, text, ({ invite }) => ({ id: invite.id, names: [invite.email] })).toSorted(compareInvites);
};

/** The Console's and Claude Enterprise's. */
const MOST_ORGANISATIONS = 2;

/** Whether these are one person, though perhaps a member of both organisations. */
export const isOnePerson = (matches: readonly MemberEntry[]): boolean =>
  matches.length <= MOST_ORGANISATIONS &&
  new Set(matches.map(({ member }) => member.email.toLowerCase())).size === 1 &&
  new Set(matches.map(({ source }) => source)).size === matches.length;
