import type { Cell } from '../../blocks/table.ts';
import { literal, mentionUser } from '../../blocks/text.ts';
import type { DigestPorts } from '../digest.ts';

/** Somebody before a channel, as mrkdwn. `shown` is their name as the settings let it be shown. */
export type NamePerson = (email: string | null, shown: string) => string;

export interface People {
  readonly name: NamePerson;
  /** The same as a cell of a table, from plain text. */
  readonly cell: (email: string | null, shown: string) => Cell;
}

/** Slack knows some people by their address: they are mentioned. The others keep the name they are given. */
export const namePeople = async (
  emails: readonly (string | null)[],
  { mention, settings }: Pick<DigestPorts, 'mention' | 'settings'>,
): Promise<People> => {
  const known = [...new Set(emails.flatMap((email) => email?.toLowerCase() ?? []))];
  const users = settings.privacy === 'full' || known.length === 0 ? new Map<string, string>() : await mention(known);
  const find = (email: string | null): string | undefined =>
    email === null ? undefined : users.get(email.toLowerCase());
  return {
    name: (email, shown) => {
      const user = find(email);
      return user === undefined ? literal(shown) : mentionUser(user);
    },
    cell: (email, shown) => {
      const user = find(email);
      return user === undefined ? shown : { user };
    },
  };
};
