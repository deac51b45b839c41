import type { Day, Instant } from '../../domain/day.ts';
import type { ApiKey, Invite, Member, Workspace } from '../../domain/organisation.ts';
import type { Source } from '../../domain/spend.ts';
import type { Company, ConsoleSide } from './company.ts';
import { scaleCounts } from './counts.ts';
import { makeId } from './ids.ts';
import type { Ledger, Route } from './spend-fact.ts';

/** Makes another company from one. What it does not touch stays the same object. */
export type Change = (company: Company) => Company;

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

/** Joins now, as the newest member. */
export const addMember = (source: Source, member: Pick<Member, 'email' | 'name' | 'role'>, now: Instant): Change =>
  changeSide(source, ({ members }) => ({
    members: [{ id: makeId('user', `${member.email}/${now}`), addedAt: now, ...member }, ...members],
  }));

export const changeRole = (source: Source, memberId: string, role: string): Change =>
  changeSide(source, ({ members }) => ({ members: patch(members, memberId, { role }) }));

/** Leaves. Keys that the member created stay. */
export const removeMember = (source: Source, memberId: string): Change =>
  changeSide(source, ({ members }) => ({ members: members.filter(({ id }) => id !== memberId) }));

const INVITE_MS = 21 * 86_400_000;

export const addInvite = (source: Source, email: string, role: string, now: Instant): Change =>
  changeSide(source, ({ invites }) => {
    const id = makeId('invite', `${email}/${now}`);
    const expiresAt = (now + INVITE_MS) as Instant;
    return {
      invites: [{ id, email, role, invitedAt: now, expiresAt, acceptedAt: null, status: 'pending' }, ...invites],
    };
  });

/** An active key of a workspace, made by a member. */
export const addKey = (name: string, workspaceId: string, createdBy: string, now: Instant): Change =>
  changeConsole(({ apiKeys }) => {
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
    return { apiKeys: [key, ...apiKeys] };
  });

export const changeKey = (id: string, fields: Partial<Pick<ApiKey, 'name' | 'status' | 'expiresAt'>>): Change =>
  changeConsole(({ apiKeys }) => ({ apiKeys: patch(apiKeys, id, fields) }));

export const changeWorkspace = (id: string, fields: Partial<Pick<Workspace, 'name' | 'archivedAt'>>): Change =>
  changeConsole(({ workspaces }) => ({ workspaces: patch(workspaces, id, fields) }));

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
