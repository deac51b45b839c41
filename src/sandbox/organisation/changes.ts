import { DAY_MS, type Day, type Instant } from '../../domain/day.ts';
import type { ApiKey, Invite, Member, Workspace } from '../../domain/organisation.ts';
import type { Source } from '../../domain/spend.ts';
import type { ConsoleSide } from './company.ts';
import { scaleCounts } from './counts.ts';
import { personActor } from './feed.ts';
import { makeId } from './ids.ts';
import { type Change, inOrder, record } from './record-activity.ts';
import { recordUpdates, updatesOf } from './record-updates.ts';
import type { Ledger, Route } from './spend-fact.ts';

/** What is the same for both organisations. */
interface Common {
  readonly members: readonly Member[];
  readonly invites: readonly Invite[];
  readonly ledger: Ledger;
}

const changeSide =
  (source: Source, change: (side: Common) => Partial<Common>): Change =>
  (company) => ({ ...company, [source]: { ...company[source], ...change(company[source]) } });

const changeConsole =
  (change: (console: ConsoleSide) => Partial<ConsoleSide>): Change =>
  (company) => ({ ...company, console: { ...company.console, ...change(company.console) } });

const patch = <T extends { readonly id: string }>(
  items: readonly T[],
  id: string,
  fields: NoInfer<Partial<T>>,
): readonly T[] => items.map((item) => (item.id === id ? { ...item, ...fields } : item));

/** The role that somebody had and has now; null for who is not a member. */
const tellRole = (
  source: Source,
  { id, email }: Pick<Member, 'id' | 'email'>,
  previous: string | null,
  current: string | null,
): Change =>
  record(
    source,
    'claude_user_role_updated',
    { user_id: id, user_email: email, previous_role: previous, current_role: current },
    { about: id },
  );

/** Joins now, as the newest member. */
export const addMember = (source: Source, member: Pick<Member, 'email' | 'name' | 'role'>, now: Instant): Change => {
  const id = makeId('user', `${member.email}/${now}`);
  return inOrder(
    changeSide(source, ({ members }) => ({ members: [{ id, addedAt: now, ...member }, ...members] })),
    tellRole(source, { id, email: member.email }, null, member.role),
  );
};

export const changeRole =
  (source: Source, memberId: string, role: string): Change =>
  (company, at) => {
    const member = company[source].members.find(({ id }) => id === memberId);
    if (member === undefined) return company;
    const change = changeSide(source, ({ members }) => ({ members: patch(members, memberId, { role }) }));
    return inOrder(change, tellRole(source, member, member.role, role))(company, at);
  };

/** Leaves. Keys that the member created stay. The feed tells both the removal and the role that is gone. */
export const removeMember =
  (source: Source, memberId: string): Change =>
  (company, at) => {
    const member = company[source].members.find(({ id }) => id === memberId);
    if (member === undefined) return company;
    return inOrder(
      changeSide(source, ({ members }) => ({ members: members.filter(({ id }) => id !== memberId) })),
      record(source, 'org_user_deleted', { deleted_user_id: memberId, deleted_user_email: member.email }),
      tellRole(source, member, member.role, null),
    )(company, at);
  };

const INVITE_MS = 21 * DAY_MS;

export const addInvite = (source: Source, email: string, role: string, now: Instant): Change => {
  const id = makeId('invite', `${email}/${now}`);
  const expiresAt = (now + INVITE_MS) as Instant;
  const invite: Invite = { id, email, role, invitedAt: now, expiresAt, acceptedAt: null, status: 'pending' };
  return inOrder(
    changeSide(source, ({ invites }) => ({ invites: [invite, ...invites] })),
    record(source, 'org_user_invite_sent', { invited_email: email, invited_role: role }),
  );
};

/** An active key of a workspace, made by a member. */
export const addKey =
  (name: string, workspaceId: string, createdBy: string, now: Instant): Change =>
  (company, at) => {
    const key: ApiKey = {
      id: makeId('apikey', `${name}/${now}`),
      name,
      status: 'active',
      hint: 'sk-ant-api03-New...keAA',
      createdAt: now,
      expiresAt: null,
      createdBy: { id: createdBy, type: 'user' },
      principal: null,
      scope: { type: 'workspace', workspaceId },
    };
    const creator = company.console.members.find(({ id }) => id === createdBy);
    return inOrder(
      changeConsole(({ apiKeys }) => ({ apiKeys: [key, ...apiKeys] })),
      record(
        'console',
        'platform_api_key_created',
        { api_key_id: key.id },
        creator === undefined ? {} : { actor: personActor(creator) },
      ),
    )(company, at);
  };

/** The feed has no word for when a key expires. */
export const changeKey =
  (id: string, fields: Partial<Pick<ApiKey, 'name' | 'status' | 'expiresAt'>>): Change =>
  (company, at) => {
    const key = company.console.apiKeys.find((each) => each.id === id);
    if (key === undefined) return company;
    return inOrder(
      changeConsole(({ apiKeys }) => ({ apiKeys: patch(apiKeys, id, fields) })),
      recordUpdates(
        'platform_api_key_updated',
        { api_key_id: id },
        updatesOf(key, { ...key, ...fields }, ['name', 'status']),
      ),
    )(company, at);
  };

export const changeWorkspace =
  (id: string, fields: Partial<Pick<Workspace, 'name' | 'archivedAt'>>): Change =>
  (company, at) => {
    const workspace = company.console.workspaces.find((each) => each.id === id);
    if (workspace === undefined) return company;
    const changed = { ...workspace, ...fields };
    const isArchivedNow = workspace.archivedAt === null && changed.archivedAt !== null;
    return inOrder(
      changeConsole(({ workspaces }) => ({ workspaces: patch(workspaces, id, fields) })),
      recordUpdates('platform_workspace_updated', { workspace_id: id }, updatesOf(workspace, changed, ['name'])),
      isArchivedNow ? record('console', 'platform_workspace_archived', { workspace_id: id }) : (same) => same,
    )(company, at);
  };

/**
 * Multiplies one day's use, or that of some routes: above 1 a spike, close to 1 what a restatement does to a day
 * that was reported before.
 */
export const scaleDay = (
  source: Source,
  day: Day,
  factor: number,
  concerns: (route: Route) => boolean = () => true,
): Change =>
  changeSide(source, ({ ledger }) => ({
    ledger: {
      firstDay: ledger.firstDay,
      factsOn: (asked) => {
        const facts = ledger.factsOn(asked);
        if (asked !== day) return facts;
        return facts.map((fact) =>
          concerns(fact.route) ? { ...fact, counts: scaleCounts(fact.counts, factor) } : fact,
        );
      },
    },
  }));
