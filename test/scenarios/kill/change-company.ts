import type { Instant } from '../../../src/domain/day.ts';
import { addInvite, addKey, addMember, changeKey } from '../../../src/sandbox/organisation/changes.ts';
import type { Company } from '../../../src/sandbox/organisation/company.ts';
import { type Change, record } from '../../../src/sandbox/organisation/record-activity.ts';

/** One thing that happens to the company. Its alert is the only message that holds `name`. */
interface Happening {
  readonly name: string;
  readonly change: Change;
}

const MADE = 'made-';

/** An active key of somebody who is still there, which nothing has happened to yet. */
const untouchedKey = ({ console }: Company): string => {
  const members = new Set(console.members.map(({ id }) => id));
  const found = console.apiKeys.find(
    ({ status, createdBy, name }) => status === 'active' && !name.startsWith(MADE) && members.has(createdBy?.id ?? ''),
  );
  return found?.id ?? '';
};

/**
 * Of each kind in turn: a new admin, a new key, a renamed key, a new member, an invite to administrate, an Admin key. The
 * feed tells of each, and of the last one nothing else does.
 */
export const happen = (company: Company, place: number, now: Instant): Happening => {
  const { members, workspaces } = company.console;
  const name = `${MADE}${String(place).padStart(3, '0')}`;
  const email = `${name}@acme.com`;
  const home = workspaces.find(({ archivedAt, isDefault }) => archivedAt === null && !isDefault);
  switch (place % 6) {
    case 0:
      return {
        name,
        change: addMember('console', { name, email, role: 'admin' }, now),
      };
    case 1:
      return {
        name,
        change: addKey(name, home?.id ?? '', members.at(-1)?.id ?? '', now),
      };
    case 2:
      return { name, change: changeKey(untouchedKey(company), { name }) };
    case 3:
      return {
        name,
        change: addMember('console', { name, email, role: 'developer' }, now),
      };
    case 4:
      return { name, change: addInvite('console', email, 'admin', now) };
    default:
      return { name, change: record('console', 'admin_api_key_created', { admin_api_key_id: name, scopes: [] }) };
  }
};
