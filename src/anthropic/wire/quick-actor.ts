import type { Actor } from '../../domain/spend.ts';
import { isRaw, quickText } from './quick-values.ts';

/** The id of the identity that a value describes, or null for none; undefined where it is not as usual. */
export type QuickActor = (value: unknown) => string | null | undefined;

const isAlike = (a: Actor, b: Actor): boolean =>
  a.email === b.email && a.name === b.name && a.deleted === b.deleted && a.type === b.type;

/** Names the identities that it reads: each once, and again when something else is said of it. */
const createNaming = (name: (actor: Actor) => void) => {
  const named = new Map<string, Actor>();
  return (actor: Actor): string => {
    const known = named.get(actor.id);
    if (known === undefined || !isAlike(known, actor)) {
      named.set(actor.id, actor);
      name(actor);
    }
    return actor.id;
  };
};

/** The usual kinds: people, keys and service accounts. */
export const quickAnalyticsActor = (name: (actor: Actor) => void): QuickActor => {
  const naming = createNaming(name);
  const bare = (id: unknown, type: Actor['type']): string | undefined =>
    typeof id === 'string' ? naming({ id, type, email: null, name: null, deleted: false }) : undefined;
  return (actor) => {
    if (actor === null) return null;
    if (!isRaw(actor)) return undefined;
    if (actor.type === 'api_actor') return bare(actor.api_key_id, 'api_key');
    if (actor.type === 'service_account_actor') return bare(actor.service_account_id, 'service_account');
    const { user_id: id, deleted } = actor;
    const [email, personName] = [quickText(actor.email_address), quickText(actor.name)];
    const isUsual = actor.type === 'user_actor' && typeof id === 'string' && typeof deleted === 'boolean';
    if (!isUsual || email === undefined || personName === undefined) return undefined;
    return naming({ id, type: 'user', email, name: personName, deleted });
  };
};

/** People as Claude Enterprise describes them: the e-mail was called `email` before it was called `email_address`. */
export const quickEnterpriseUser = (name: (actor: Actor) => void): QuickActor => {
  const naming = createNaming(name);
  return (actor) => {
    if (!isRaw(actor)) return undefined;
    const { user_id: id, deleted } = actor;
    const email = quickText(actor.email_address ?? actor.email ?? null);
    const older = quickText(actor.email ?? null);
    const personName = quickText(actor.name);
    const isUsual = actor.type === 'user_actor' && typeof id === 'string' && typeof deleted === 'boolean';
    if (!isUsual || email === undefined || older === undefined || personName === undefined) return undefined;
    return naming({ id, type: 'user', email, name: personName, deleted });
  };
};
