import { recordAct } from './audit.ts';
import type { Instant } from './day.ts';
import { describeCadence } from './describe-cadence.ts';
import type { LedgerState } from './ledger-state.ts';
import type { Subscription } from './subscription.ts';

/** So many that one morning's digests can all be read within the requests that an hour allows. */
export const MOST_SUBSCRIPTIONS = 50;

/** Who does it, and when. */
interface Hand {
  readonly by: string;
  readonly at: Instant;
}

/** Nothing is changed where the very same comes already, or where there are too many. */
export type Subscribed =
  | { readonly kind: 'set'; readonly subscription: Subscription }
  | { readonly kind: 'exists'; readonly subscription: Subscription }
  | { readonly kind: 'full' };

/** `same`: it was so already. */
export type Changed =
  | { readonly kind: 'changed' | 'same'; readonly subscription: Subscription }
  | { readonly kind: 'unknown' };

/** What can be changed of one; what is left out stays. */
export type Edit = Partial<Pick<Subscription, 'cadence' | 'hour' | 'minute' | 'channel' | 'asks' | 'words'>>;

/** Nothing is changed where another one is the very same. */
export type Edited = Changed | { readonly kind: 'exists'; readonly subscription: Subscription };

interface Change<T> {
  readonly state: LedgerState;
  readonly result: T;
}

const withSubscriptions = (state: LedgerState, subscriptions: readonly Subscription[]): LedgerState => ({
  ...state,
  settings: { ...state.settings, subscriptions },
});

/** Without the filter's words, which may name a person. */
const record = (
  state: LedgerState,
  verb: string,
  subscription: Subscription,
  { by, at }: Hand,
  more = '',
): LedgerState => {
  const { id, channel } = subscription;
  const what = `${verb} digest ${id}: ${describeCadence(subscription)} in ${channel}${more}`;
  return recordAct(state, { at, by, what, result: 'done' });
};

const asksOf = ({ asks }: Pick<Subscription, 'asks'>): string => JSON.stringify(asks.toSorted());

const keyOf = (terms: Omit<Subscription, 'id'>): string =>
  JSON.stringify([Object.entries(terms.cadence), terms.hour, terms.minute, terms.channel, asksOf(terms)]);

/** Adds a subscription with an id that never comes again. */
export const addSubscription = (state: LedgerState, terms: Omit<Subscription, 'id'>): Change<Subscribed> => {
  const { subscriptions } = state.settings;
  const twin = subscriptions.find((each) => keyOf(each) === keyOf(terms));
  if (twin !== undefined) return { state, result: { kind: 'exists', subscription: twin } };
  if (subscriptions.length >= MOST_SUBSCRIPTIONS) return { state, result: { kind: 'full' } };
  const sequence = state.sequence + 1;
  const subscription: Subscription = { ...terms, id: `d${sequence}` };
  const added = withSubscriptions({ ...state, sequence }, [...subscriptions, subscription]);
  return {
    state: record(added, 'set', subscription, { by: terms.setBy, at: terms.setAt }),
    result: { kind: 'set', subscription },
  };
};

const change = (
  state: LedgerState,
  id: string,
  verb: string,
  hand: Hand,
  apply: (subscription: Subscription) => Subscription | null,
): Change<Changed> => {
  const { subscriptions } = state.settings;
  const found = subscriptions.find((each) => each.id === id);
  if (found === undefined) return { state, result: { kind: 'unknown' } };
  const next = apply(found);
  if (next === found) return { state, result: { kind: 'same', subscription: found } };
  const others = subscriptions.flatMap((each) => (each === found ? (next ?? []) : each));
  return {
    state: record(withSubscriptions(state, others), verb, found, hand),
    result: { kind: 'changed', subscription: next ?? found },
  };
};

export const pauseSubscription = (state: LedgerState, id: string, hand: Hand): Change<Changed> =>
  change(state, id, 'paused', hand, (each) => (each.paused === null ? { ...each, paused: hand } : each));

/** What was due while it was paused is not caught up. */
export const resumeSubscription = (state: LedgerState, id: string, hand: Hand): Change<Changed> =>
  change(state, id, 'resumed', hand, (each) =>
    each.paused === null ? each : { ...each, paused: null, since: hand.at },
  );

export const removeSubscription = (state: LedgerState, id: string, hand: Hand): Change<Changed> =>
  change(state, id, 'removed', hand, () => null);

/**
 * Replaces what is said of its terms. It keeps its id, its records and whether it is paused; what was due before is not
 * caught up, so that nothing comes twice.
 */
export const editSubscription = (state: LedgerState, id: string, edit: Edit, hand: Hand): Change<Edited> => {
  const { subscriptions } = state.settings;
  const found = subscriptions.find((each) => each.id === id);
  if (found === undefined) return { state, result: { kind: 'unknown' } };
  const terms = { ...found, ...edit };
  const twin = subscriptions.find((each) => keyOf(each) === keyOf(terms));
  if (twin === found && terms.words === found.words) return { state, result: { kind: 'same', subscription: found } };
  if (twin !== undefined && twin !== found) return { state, result: { kind: 'exists', subscription: twin } };
  const isElse = asksOf(terms) !== asksOf(found);
  const subscription: Subscription = {
    ...terms,
    since: hand.at,
    ...(isElse ? { setBy: hand.by, setAt: hand.at } : {}),
  };
  const others = subscriptions.map((each) => (each === found ? subscription : each));
  const more = isElse ? ', with another filter' : '';
  return {
    state: record(withSubscriptions(state, others), 'changed', subscription, hand, more),
    result: { kind: 'changed', subscription },
  };
};
