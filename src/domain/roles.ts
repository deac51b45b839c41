import { compare } from './compare.ts';

/** The organisation roles that the Console and Claude Enterprise have today. The API may send newer ones. */
export const KNOWN_ROLES = [
  'user',
  'claude_code_user',
  'developer',
  'billing',
  'admin',
  'managed',
  'membership_admin',
  'owner',
  'primary_owner',
] as const;

/** Who holds one of these decides what everybody else may reach. */
const PRIVILEGED_ROLES: readonly string[] = ['primary_owner', 'owner', 'admin', 'membership_admin'];

export const isPrivileged = (role: string): boolean => PRIVILEGED_ROLES.includes(role);

/** Privileged roles first, the most powerful on top; the others by their name. */
export const compareRoles = (a: string, b: string): number => {
  const rankOf = (role: string): number => (isPrivileged(role) ? PRIVILEGED_ROLES.indexOf(role) : Infinity);
  const [rankA, rankB] = [rankOf(a), rankOf(b)];
  if (rankA !== rankB) return rankA - rankB;
  return compare(a, b);
};
