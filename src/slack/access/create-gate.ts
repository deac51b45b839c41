import type { webApi } from '@slack/bolt';
import type { Access } from '../../commands/command.ts';
import type { Clock, Log } from '../../ports.ts';
import { askSlack, SlackRefusal, type SlackSilence } from '../refusal.ts';
import { type Decision, type Denial, decideAccess } from './decide-access.ts';
import { type Person, toPerson } from './person.ts';
import { readAnew } from './read-anew.ts';
import { readRoster, rosterByName } from './read-roster.ts';

/** `unchecked`: Slack did not say who this is, so the answer is no. `email` is that of the person, where Slack gives it. */
type Ruling =
  | { readonly allowed: true; readonly email: string | null }
  | { readonly allowed: false; readonly because: Denial }
  | { readonly allowed: false; readonly because: 'unchecked'; readonly error: unknown };

/** Whether this person may do this, now. `cameFrom`: the workspace that the request names as theirs, where it does. Never throws. */
export type Gate = (userId: string, need: Access, cameFrom?: string) => Promise<Ruling>;

interface GateOptions {
  /** The client for reads. */
  readonly client: webApi.WebClient;
  /** The id of our own workspace. */
  readonly team: () => Promise<string>;
  readonly admins: readonly string[];
  readonly viewers: readonly string[];
  readonly clock: Clock;
  readonly log: Log;
}

/** Slack hides people of other organisations that share no channel with the bot. */
const HIDDEN: readonly string[] = ['user_not_found', 'user_not_visible'];

/** A request that names a workspace of which the person is no part is not theirs. An organisation's id (`E…`) names none. */
const isElsewhere = (cameFrom: string, ours: string, { teams }: Person): boolean =>
  cameFrom.startsWith('T') && cameFrom !== ours && !teams.includes(cameFrom);

export const createGate = ({ client, team, admins, viewers, clock, log }: GateOptions): Gate => {
  const findPerson = async (user: string): Promise<Person | null> => {
    try {
      const reply = await askSlack(() => client.users.info({ user }));
      return reply.user === undefined ? null : toPerson(user, reply.user);
    } catch (error) {
      if (error instanceof SlackRefusal && HIDDEN.includes(error.code)) return null;
      throw error;
    }
  };
  const person = readAnew({ clock, load: findPerson });

  const members = readAnew({
    clock,
    load: async (usergroup) => (await askSlack(() => client.usergroups.users.list({ usergroup }))).users ?? [],
  });
  const readGroup = (groupId: string): Promise<readonly string[] | null> =>
    members(groupId).catch((error: SlackRefusal | SlackSilence) => {
      log.warn('user_group_unread', { groupId, error });
      return null;
    });

  const decide = async (found: Person, ours: string, need: Access): Promise<Decision> => {
    const byName = { team: ours, admins: rosterByName(admins), viewers: rosterByName(viewers) };
    const decision = decideAccess(found, byName, need);
    // Whoever is named does not depend on groups, so that nobody waits for a lookup that cannot matter.
    if (decision.allowed || decision.because !== 'group-unread') return decision;
    const [adminRoster, viewerRoster] = await Promise.all([
      readRoster(admins, readGroup),
      readRoster(viewers, readGroup),
    ]);
    return decideAccess(found, { team: ours, admins: adminRoster, viewers: viewerRoster }, need);
  };

  return async (userId, need, cameFrom = '') => {
    try {
      const [ours, found] = await Promise.all([team(), person(userId)]);
      if (found === null || isElsewhere(cameFrom, ours, found)) return { allowed: false, because: 'stranger' };
      const decision = await decide(found, ours, need);
      return decision.allowed ? { allowed: true, email: found.email } : decision;
    } catch (error) {
      return { allowed: false, because: 'unchecked', error };
    }
  };
};
