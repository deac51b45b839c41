import type { ApiKey, Member } from './organisation.ts';

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

/** One licence for each member, by role. Types that nobody has are left out. */
export const countMemberLicenses = (members: readonly Member[]): readonly LicenseCount[] => {
  const counts = new Map<string, number>();
  for (const { role } of members) counts.set(licenseOf(role), (counts.get(licenseOf(role)) ?? 0) + 1);
  return [...counts].map(([type, count]) => ({ type, count }));
};

export const sortLicenses = (counts: readonly LicenseCount[]): readonly LicenseCount[] =>
  counts.toSorted((a, b) => compareTypes(a.type, b.type));
