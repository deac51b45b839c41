import type { ApiKey, Member } from './organisation.ts';
import type { Source } from './spend.ts';

/** A type of licence and how many there are; null: not known. */
export interface LicenseCount {
  readonly type: string;
  readonly count: number | null;
}

const KEY_LICENSE = 'API Key';

/** Organisation roles as licences, in the order in which they are listed. Keys are listed among those of the Console. */
const LICENSES: ReadonlyMap<string, string> = new Map([
  ['admin', 'Admin'],
  ['developer', 'Developer'],
  ['billing', 'Billing'],
  ['user', 'User'],
  ['claude_code_user', 'Claude Code User'],
  ['', KEY_LICENSE],
  ['owner', 'Owner'],
  ['primary_owner', 'Primary Owner'],
  ['membership_admin', 'Membership Admin'],
  ['managed', 'Managed'],
]);

/** A role that came later keeps its own name. */
export const licenseOf = (role: string): string => LICENSES.get(role) ?? role;

const ORDER: readonly string[] = [...LICENSES.values()];
const placeOf = (type: string): number => (ORDER.includes(type) ? ORDER.indexOf(type) : ORDER.length);

const compareTypes = (a: string, b: string): number => placeOf(a) - placeOf(b) || (a < b ? -1 : 1);

/** An active key that acts for no user: it takes a licence of its own. */
const isUnbound = ({ status, principal }: ApiKey): boolean => status === 'active' && principal?.type !== 'user';

/** One licence for each key that acts for no user. Null keys: they could not be read. */
export const countKeyLicenses = (keys: readonly ApiKey[] | null): LicenseCount => ({
  type: KEY_LICENSE,
  count: keys === null ? null : keys.filter(isUnbound).length,
});

/** The types that every Console has, so that one which nobody holds reads 0. */
const CONSOLE_ROLES = ['admin', 'developer', 'billing', 'user', 'claude_code_user'] as const;

/** One licence for each member, by role. Of the Console all its types are there; elsewhere those that somebody has. */
export const countMemberLicenses = (members: readonly Member[], source: Source): readonly LicenseCount[] => {
  const counts = new Map<string, number>(source === 'console' ? CONSOLE_ROLES.map((role) => [licenseOf(role), 0]) : []);
  for (const { role } of members) counts.set(licenseOf(role), (counts.get(licenseOf(role)) ?? 0) + 1);
  return [...counts].map(([type, count]) => ({ type, count }));
};

export const sortLicenses = (counts: readonly LicenseCount[]): readonly LicenseCount[] =>
  counts.toSorted((a, b) => compareTypes(a.type, b.type));
