import type { Instant } from '../../src/domain/day.ts';
import {
  addInvite,
  addKey,
  addMember,
  changeKey,
  changeWorkspace,
  removeMember,
} from '../../src/sandbox/organisation/changes.ts';
import type { Company } from '../../src/sandbox/organisation/company.ts';
import type { Dice } from '../../src/sandbox/organisation/dice.ts';
import type { Change } from '../../src/sandbox/organisation/record-activity.ts';
import { addWorkspace } from '../../src/sandbox/organisation/workspace-changes.ts';

/** One thing that happens to the company, and what of its name an alert must tell once. */
export interface Happening {
  readonly name: string;
  readonly change: Change;
  /** Whether an alert must tell of it. */
  readonly isTold: boolean;
}

const KINDS = ['admin', 'member', 'key', 'invite', 'workspace'] as const;
type Kind = (typeof KINDS)[number];

const emailOf = (name: string): string => `${name}@acme.com`;
const kindOf = (name: string): Kind | undefined => KINDS.find((kind) => name.startsWith(kind));

/** Of a kind by chance. The name says it: `key-00012-`, which no other name contains. */
export const begin = (company: Company, dice: Dice, place: number, now: Instant): Happening => {
  const kind = dice.pick(KINDS);
  const name = `${kind}-${String(place).padStart(5, '0')}-`;
  const { members, workspaces } = company.console;
  const home = workspaces.find(({ archivedAt, isDefault }) => archivedAt === null && !isDefault)?.id ?? '';
  const changes: Readonly<Record<Kind, () => Change>> = {
    admin: () => addMember('console', { name, email: emailOf(name), role: 'admin' }, now),
    member: () => addMember('console', { name, email: emailOf(name), role: 'developer' }, now),
    // The oldest member made it, who never leaves.
    key: () => addKey(name, home, members.at(-1)?.id ?? '', now),
    invite: () => addInvite('console', emailOf(name), 'admin', now),
    workspace: () => addWorkspace(name),
  };
  return { name, change: changes[kind](), isTold: true };
};

const withoutInvite =
  (email: string): Change =>
  (company) => ({
    ...company,
    console: { ...company.console, invites: company.console.invites.filter((invite) => invite.email !== email) },
  });

/** The end of what began: who came leaves, a key and a workspace are archived, and an invite is taken back, which nobody is told again. */
export const end = (company: Company, name: string, now: Instant): Happening => {
  const { members, apiKeys, workspaces } = company.console;
  switch (kindOf(name)) {
    case 'key': {
      const key = apiKeys.find((each) => each.name === name);
      return { name, change: changeKey(key?.id ?? '', { status: 'archived' }), isTold: true };
    }
    case 'workspace': {
      const workspace = workspaces.find((each) => each.name === name);
      return { name, change: changeWorkspace(workspace?.id ?? '', { archivedAt: now }), isTold: true };
    }
    case 'invite':
      return { name, change: withoutInvite(emailOf(name)), isTold: false };
    default: {
      const member = members.find((each) => each.name === name);
      return { name, change: removeMember('console', member?.id ?? ''), isTold: true };
    }
  }
};
