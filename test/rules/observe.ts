import type { KeyUse } from '../../src/domain/activity.ts';
import { type Day, dayOf, toInstant } from '../../src/domain/day.ts';
import { keyUseSpan } from '../../src/domain/key-state.ts';
import type { ApiKey, Invite, Member, Workspace, WorkspaceMember } from '../../src/domain/organisation.ts';
import { absent, type Part, present } from '../../src/domain/part.ts';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import type { Source } from '../../src/domain/spend.ts';
import type { Observation, RuleInput } from '../../src/rules/rule.ts';
import { NOW, unavailable } from '../support/fake-source.ts';

/** The poll before this one: five minutes ago. */
const BEFORE = toInstant(NOW - 300_000);

interface Lists {
  readonly members?: readonly Member[];
  readonly invites?: readonly Invite[];
  readonly workspaces?: readonly Workspace[];
  readonly workspaceMembers?: readonly WorkspaceMember[];
  readonly keys?: readonly ApiKey[];
}

/** What one poll sees of one organisation. Lists that are left out were never read before, and are not asked for now. */
export interface Story {
  readonly source?: Source;
  readonly before?: Lists;
  readonly now?: Lists & { readonly keyUse?: Readonly<Record<string, Day>> | KeyUse };
  readonly failing?: readonly (keyof Lists | 'keyUse')[];
  /** Whatever else there is to see. */
  readonly parts?: Partial<Observation>;
}

const isKeyUse = (use: Readonly<Record<string, Day>> | KeyUse): use is KeyUse => 'lastUsed' in use;

const seen = <T>(items: readonly T[] | undefined) => (items === undefined ? null : { at: BEFORE, items });

const snapshotOf = (source: Source, lists: Lists): Snapshot => ({
  source,
  members: seen(lists.members),
  invites: seen(lists.invites),
  workspaces: seen(lists.workspaces),
  workspaceMembers: seen(lists.workspaceMembers),
  keys: seen(lists.keys),
});

const useOf = (use: Readonly<Record<string, Day>> | KeyUse): KeyUse =>
  isKeyUse(use) ? use : { span: keyUseSpan(dayOf(NOW)), lastUsed: new Map(Object.entries(use)), readAt: NOW };

const observe = ({ source = 'console', before = {}, now = {}, failing = [], parts = {} }: Story): Observation => {
  const part = <T>(name: keyof Lists | 'keyUse', value: T | undefined): Part<T> => {
    if (failing.includes(name)) return unavailable(source);
    return value === undefined ? absent({ kind: 'not-offered' }) : present(value);
  };
  return {
    source,
    organisation: 'Acme Research',
    before: snapshotOf(source, before),
    members: part('members', now.members),
    invites: part('invites', now.invites),
    workspaces: part('workspaces', now.workspaces),
    workspaceMembers: part('workspaceMembers', now.workspaceMembers),
    keys: part('keys', now.keys),
    keyUse: part('keyUse', now.keyUse === undefined ? undefined : useOf(now.keyUse)),
    spend: absent({ kind: 'not-offered' }),
    spendBy: { workspace: absent({ kind: 'not-offered' }), model: absent({ kind: 'not-offered' }) },
    spendLimits: absent({ kind: 'not-offered' }),
    limitRequests: absent({ kind: 'not-offered' }),
    feed: absent({ kind: 'not-offered' }),
    judged: [],
    ...parts,
  };
};

/** The input of one poll over these organisations. */
export const poll = (...stories: readonly Story[]): RuleInput => ({
  now: NOW,
  today: dayOf(NOW),
  observations: stories.map(observe),
  budgets: [],
  blindSince: {},
});
