import type { PersonActivity } from './activity.ts';
import { type Algebra, costAlgebra, totalTokens, usageAlgebra } from './measure.ts';
import { compareMoney, type Money, ZERO } from './money.ts';
import type { Actor, Cost, SpendRow, Usage } from './spend.ts';

/** What claude.ai chat is billed as. Members with Chat and Cowork unified have the second one instead of the first. */
export const CHAT_PRODUCTS: readonly string[] = ['chat', 'chat_cowork_unified'];

/** Measures by identity, as one report gives them. */
interface ByUser<M> {
  readonly rows: readonly SpendRow<M>[];
  readonly actors: readonly Actor[];
  readonly notItemised: M | null;
}

/** What could be read: null for a part that could not. */
export interface ChatFacts {
  readonly activity: readonly PersonActivity[] | null;
  readonly usage: ByUser<Usage> | null;
  readonly cost: ByUser<Cost> | null;
}

/** One identity's claude.ai. Null: not known. */
export interface ChatRow {
  /** `nobody`: use without an identity. `rest`: what the source counted without saying whose it is. */
  readonly kind: 'identity' | 'nobody' | 'rest';
  readonly userId: string | null;
  readonly email: string | null;
  readonly name: string | null;
  readonly conversations: number | null;
  readonly messagesSent: number | null;
  readonly usage: Usage | null;
  readonly amount: Money | null;
}

/** Nobody has any where the report could not be read. */
const sumByUser = <M>(part: ByUser<M> | null, algebra: Algebra<M>): ReadonlyMap<string | null, M> => {
  const sums = new Map<string | null, M>();
  for (const { group, measure } of part?.rows ?? []) {
    const id = group.user ?? null;
    sums.set(id, algebra.add(sums.get(id) ?? algebra.zero, measure));
  }
  return sums;
};

/** Somebody without a row has used nothing, unless the source left something without a row. */
const measureOf = <M>(part: ByUser<M> | null, sums: ReadonlyMap<string | null, M>, id: string | null, zero: M) =>
  part === null ? null : (sums.get(id) ?? (part.notItemised === null ? zero : null));

/** Use without an identity has a row only when there was any. */
const isEmpty = ({ kind, usage, amount }: ChatRow): boolean =>
  kind === 'nobody' && (usage === null || usageAlgebra.isZero(usage)) && (amount ?? ZERO) === ZERO;

const compareKnown = (a: number | null, b: number | null): number => (b ?? -1) - (a ?? -1);

/** Names are not unique, ids are. */
const orderOf = ({ email, name, userId }: ChatRow): string => `${email ?? name ?? ''} ${userId ?? ''}`;

/** The most spend first, then the most messages, then the most tokens: where a plan covers all use, spend tells nobody apart. */
const compareRows = (a: ChatRow, b: ChatRow): number =>
  compareMoney(b.amount ?? ZERO, a.amount ?? ZERO) ||
  compareKnown(a.messagesSent, b.messagesSent) ||
  compareKnown(a.usage && totalTokens(a.usage), b.usage && totalTokens(b.usage)) ||
  (orderOf(a) < orderOf(b) ? -1 : 1);

/**
 * Joins conversations, tokens and spend by user id: whoever is in any of them has a row. Somebody whom the activity does
 * not list, such as a removed user, has unknown conversations. The rows add up to each report's own total.
 */
export const joinChat = ({ activity, usage, cost }: ChatFacts): readonly ChatRow[] => {
  const people = new Map((activity ?? []).map((person) => [person.userId, person]));
  const actors = new Map([...(usage?.actors ?? []), ...(cost?.actors ?? [])].map((actor) => [actor.id, actor]));
  const tokens = sumByUser(usage, usageAlgebra);
  const amounts = sumByUser(cost, costAlgebra);
  const ids = new Set<string | null>([...people.keys(), ...tokens.keys(), ...amounts.keys()]);
  const rows = [...ids].map((id): ChatRow => {
    const person = id === null ? undefined : people.get(id);
    const actor = id === null ? undefined : actors.get(id);
    return {
      kind: id === null ? 'nobody' : 'identity',
      userId: id,
      email: person?.email ?? actor?.email ?? null,
      name: actor?.name ?? null,
      conversations: person?.conversations ?? null,
      messagesSent: person?.messagesSent ?? null,
      usage: measureOf(usage, tokens, id, usageAlgebra.zero),
      amount: measureOf(cost, amounts, id, costAlgebra.zero)?.amount ?? null,
    };
  });
  const rest = { usage: usage?.notItemised ?? null, cost: cost?.notItemised ?? null };
  if (rest.usage !== null || rest.cost !== null) {
    const unnamed = { userId: null, email: null, name: null, conversations: null, messagesSent: null };
    rows.push({ kind: 'rest', ...unnamed, usage: rest.usage, amount: rest.cost?.amount ?? null });
  }
  return rows.filter((row) => !isEmpty(row)).sort(compareRows);
};
