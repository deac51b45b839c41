import type { Span } from '../../domain/day.ts';
import { findOwnIds, type Identity } from '../../domain/find-own-ids.ts';
import { type Part, present } from '../../domain/part.ts';
import type { ClaudeSource } from '../../ports.ts';

/** Everybody who was active, and every person with spend: what a key that may not list members can still see. */
const readSeenIdentities = async (
  source: ClaudeSource,
  span: Span,
): Promise<{ readonly identities: readonly Identity[]; readonly isWhole: boolean }> => {
  const [activity, cost] = await Promise.all([
    source.activity(span),
    source.cost({ daily: span, breakdown: { span, by: ['user'] }, filters: [] }),
  ]);
  const people = activity.state === 'present' ? activity.value.people : [];
  const actors = cost.state === 'present' ? cost.value.actors : [];
  return {
    identities: [
      ...people.map(({ userId, email }) => ({ id: userId, email, deleted: false })),
      ...actors.filter(({ type }) => type === 'user'),
    ],
    isWhole: activity.state !== 'failed' && cost.state !== 'failed',
  };
};

/**
 * The ids of the person with exactly this address. The members' list decides; where the key may not read it, whoever was
 * seen in the span. Not present where somebody may have been missed, so that "nobody" is only said when it is so.
 */
export const readOwnIds = async (source: ClaudeSource, email: string, span: Span): Promise<Part<readonly string[]>> => {
  const members = await source.members();
  if (members.state === 'present')
    return present(
      findOwnIds(
        email,
        members.value.map((member) => ({ id: member.id, email: member.email, deleted: false })),
      ),
    );
  const { identities, isWhole } = await readSeenIdentities(source, span);
  const ids = findOwnIds(email, identities);
  return ids.length > 0 || isWhole ? present(ids) : members;
};
