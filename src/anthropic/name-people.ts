import type { Member } from '../domain/organisation.ts';
import { type Part, present } from '../domain/part.ts';
import type { Actor, SpendFacts } from '../domain/spend.ts';

type Ask<Q, M> = (question: Q) => Promise<Part<SpendFacts<M>>>;

const isNameless = ({ type, email, name, deleted }: Actor): boolean =>
  type === 'user' && email === null && name === null && !deleted;

/**
 * The classic reports tell people by their ids alone: what the list of members calls them is added. It is read only for
 * an answer with such people in it; one that cannot be read costs the names, never the answer.
 */
export const namePeople =
  (members: () => Promise<Part<readonly Member[]>>) =>
  <Q, M>(ask: Ask<Q, M>): Ask<Q, M> =>
  async (question) => {
    const facts = await ask(question);
    if (facts.state !== 'present' || !facts.value.actors.some(isNameless)) return facts;
    const listed = await members();
    if (listed.state !== 'present') return facts;
    const known = new Map(listed.value.map((member) => [member.id, member]));
    const actors = facts.value.actors.map((actor) => {
      const member = isNameless(actor) ? known.get(actor.id) : undefined;
      return member === undefined ? actor : { ...actor, email: member.email, name: member.name };
    });
    return present({ ...facts.value, actors });
  };
