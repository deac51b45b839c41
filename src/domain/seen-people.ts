import type { ActivityReport } from './activity.ts';
import type { Instant, Span } from './day.ts';
import { usageAlgebra } from './measure.ts';
import type { ApiKey } from './organisation.ts';
import type { SpendFacts, Usage } from './spend.ts';

/** Who was active on the days that a source could tell about. */
export interface SeenPeople {
  readonly covered: Span;
  /** Data before it is complete; null when the source does not tell. */
  readonly refreshedAt: Instant | null;
  readonly userIds: ReadonlySet<string>;
  /** In lower case. */
  readonly emails: ReadonlySet<string>;
}

/**
 * Who used the Console, out of usage by user and key: whoever used it as themselves, and whoever created a key that was
 * used or for whom it acts. Use that carries neither is nobody's.
 */
export const seenInUsage = (
  { rows, actors, refreshedAt }: Pick<SpendFacts<Usage>, 'rows' | 'actors' | 'refreshedAt'>,
  keys: readonly ApiKey[],
  covered: Span,
): SeenPeople => {
  const used = rows.filter(({ measure }) => !usageAlgebra.isZero(measure));
  const ids = new Set(used.flatMap(({ group }) => [group.user ?? [], group.key ?? []].flat()));
  const owners = keys
    .filter(({ id }) => ids.has(id))
    .flatMap(({ createdBy, principal }) => [createdBy?.id ?? [], principal?.id ?? []].flat());
  const emails = actors.flatMap(({ id, email, deleted }) =>
    email === null || deleted || !ids.has(id) ? [] : [email.toLowerCase()],
  );
  return { covered, refreshedAt, userIds: new Set([...ids, ...owners]), emails: new Set(emails) };
};

/** Who used any product of claude.ai. */
export const seenInActivity = ({ covered, people }: ActivityReport): SeenPeople => {
  const active = people.filter(({ isActive }) => isActive);
  return {
    covered,
    refreshedAt: null,
    userIds: new Set(active.map(({ userId }) => userId)),
    emails: new Set(active.flatMap(({ email }) => (email === null ? [] : [email.toLowerCase()]))),
  };
};
