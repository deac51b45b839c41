import type { webApi } from '@slack/bolt';
import type { Clock, Log } from '../ports.ts';
import { toPerson } from './access/person.ts';
import { askSlack, SlackRefusal } from './refusal.ts';
import { remember } from './remember.ts';

/** The Slack user ids of people by their e-mail, in lower case; who has none here is left out. Never throws. */
export type FindUsers = (emails: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** People keep their address for years, and a mention of somebody who left shows who it was. */
const TTL_MS = 24 * 3_600_000;

/** Somebody who can be mentioned: people of our own who still have their account. */
const idOf = ({ id, ...user }: NonNullable<webApi.UsersLookupByEmailResponse['user']>): string | null => {
  if (id === undefined) return null;
  const { bot, deactivated, stranger } = toPerson(id, user);
  return bot || deactivated || stranger ? null : id;
};

export const createFindUsers = (
  client: webApi.WebClient,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): FindUsers => {
  const find = remember({
    clock,
    ttlMs: TTL_MS,
    load: async (email): Promise<string | null> => {
      try {
        const { user } = await askSlack(() => client.users.lookupByEmail({ email }));
        return user === undefined ? null : idOf(user);
      } catch (error) {
        if (error instanceof SlackRefusal && error.code === 'users_not_found') return null;
        throw error;
      }
    },
  });
  return async (emails) => {
    const found = await Promise.all(
      [...new Set(emails.map((email) => email.toLowerCase()))].map(async (email) => ({
        email,
        id: await find(email).catch((error: unknown) => {
          log.warn('slack_user_unread', { error });
          return null;
        }),
      })),
    );
    return new Map(found.flatMap(({ email, id }) => (id === null ? [] : [[email, id]])));
  };
};
