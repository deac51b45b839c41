import { type Instant, toInstant } from '../domain/day.ts';
import type { LedgerState } from '../domain/ledger-state.ts';
import type { OutboxEntry } from '../domain/outbox.ts';
import type { Clock, Courier, CourierOutcome, CourierRefusal, CourierSighting, Log, StateStore } from '../ports.ts';
import { changeEntry, settleEntry } from './change-entry.ts';
import { dressMessage } from './dress-message.ts';
import { findDue } from './find-due.ts';
import { findTarget, type Target } from './find-target.ts';
import { isPutOff } from './is-put-off.ts';
import { judgeRefusal } from './judge-refusal.ts';
import { type Doubt, resolveRefusal, waitAfter } from './resolve-refusal.ts';

export interface Delivery {
  /**
   * Sends what is due, in order; runs one at a time. What Slack does not take now stays: `waiting` counts it, and
   * `nextAt` is when the first of it may be tried again. Throws only what the store throws.
   */
  drain(): Promise<{ readonly waiting: number; readonly nextAt: Instant | null }>;
  /** Lets the call that runs end, so that nobody has to wonder what came of it, and sends nothing more. */
  stop(): Promise<void>;
}

interface DeliveryOptions {
  readonly store: StateStore;
  readonly courier: Courier;
  readonly clock: Clock;
  readonly log: Log;
  readonly alertChannel: string;
  /** User ids, for what can be posted nowhere else. */
  readonly admins: () => Promise<readonly string[]>;
}

/** Our clock and Slack's need not agree, and ours may have been set since; the marker is unique anyway. */
const LOOK_BACK_MS = 24 * 3_600_000;

/** A history that stays silent for so many tries, about five minutes, must not keep a message back for ever. */
const LOOKS = 6;

/** What was due by then and is still there waits for another one, or for a token that Slack takes. */
const summarise = ({ outbox }: LedgerState, startedAt: Instant) => ({
  waiting: outbox.length,
  nextAt: outbox
    .filter((entry) => isPutOff(entry, startedAt))
    .reduce<Instant | null>(
      (first, { notBefore }) => (first === null || (notBefore !== null && notBefore < first) ? notBefore : first),
      null,
    ),
});

/**
 * Brings the outbox to Slack. An entry is marked before it is sent and goes when Slack has confirmed it, so that a
 * process that dies in between leaves it marked: such an entry is looked for before it is sent again, and where nobody
 * may look, it goes again with the words that say so. Putting new words into a message is simply done again.
 */
export const createDelivery = ({ store, courier, clock, log, alertChannel, admins }: DeliveryOptions): Delivery => {
  const change = (apply: (state: LedgerState) => LedgerState): Promise<void> =>
    store.update((state) => ({ state: apply(state), result: undefined }));

  const look = async ({ id, attempted, failures }: OutboxEntry, target: Target): Promise<CourierSighting> => {
    if (attempted === null || target.to === 'update') return { kind: 'absent' };
    const since = toInstant(Math.min(attempted, clock.now()) - LOOK_BACK_MS);
    const sighting =
      target.to === 'post'
        ? await courier.find(id, target.channel, null, since)
        : await courier.find(id, target.at.channel, target.at.ts, since);
    return sighting.kind === 'silent' && failures >= LOOKS ? { kind: 'unreadable' } : sighting;
  };

  const send = (entry: OutboxEntry, target: Target, mayRepeat: boolean): Promise<CourierOutcome> => {
    const message = dressMessage(entry, mayRepeat);
    if (target.to === 'post') return courier.post(target.channel, message, entry.id);
    return target.to === 'reply' ? courier.reply(target.at, message, entry.id) : courier.update(target.at, message);
  };

  const readAdmins = async (): Promise<readonly string[]> => {
    try {
      return await admins();
    } catch (error) {
      log.warn('delivery_admins_unread', { error });
      return [];
    }
  };

  /** Whether the others may go on. */
  const refuse = async (
    entry: OutboxEntry,
    target: Target,
    refusal: CourierRefusal,
    doubt: Doubt,
  ): Promise<boolean> => {
    const reserves = judgeRefusal(refusal.code) === 'place' ? [alertChannel, ...(await readAdmins())] : [];
    const resolution = resolveRefusal({ entry, target, refusal, doubt, reserves, now: clock.now() });
    log[resolution.goesOn ? 'warn' : 'error']('delivery_refused', { id: entry.id, code: refusal.code });
    await change(resolution.change);
    return resolution.goesOn;
  };

  const postpone = async ({ id }: OutboxEntry): Promise<void> => {
    log.warn('delivery_unanswered', { id });
    const now = clock.now();
    await change((state) =>
      changeEntry(state, id, (entry) => ({
        ...entry,
        failures: entry.failures + 1,
        notBefore: waitAfter(entry.failures, now),
      })),
    );
  };

  const attempt = async (due: OutboxEntry): Promise<boolean> => {
    const target = findTarget(due, store.read());
    const sighting = await look(due, target);
    if (sighting.kind === 'silent') return postpone(due).then(() => true);
    if (sighting.kind === 'refused') return refuse(due, target, sighting, 'stays');
    if (sighting.kind === 'found') {
      await change((state) => settleEntry(state, due, sighting.at));
      return true;
    }
    const mayRepeat = sighting.kind === 'unreadable';
    const now = clock.now();
    const entry = await store.update((state) => {
      const marked = changeEntry(state, due.id, (each) => ({ ...each, attempted: each.attempted ?? now }));
      return { state: marked, result: marked.outbox.find(({ id }) => id === due.id) ?? due };
    });
    const outcome = await send(entry, target, mayRepeat);
    if (outcome.kind === 'silent') return postpone(entry).then(() => true);
    if (outcome.kind === 'refused') return refuse(entry, target, outcome, mayRepeat ? 'stays' : 'ends');
    await change((state) => settleEntry(state, entry, outcome.at));
    return true;
  };

  let isStopping = false;
  const run = async (): ReturnType<Delivery['drain']> => {
    // What was put off since then waits for the next time, however long this one takes.
    const startedAt = clock.now();
    for (let goesOn = true; goesOn && !isStopping; ) {
      const due = findDue(store.read(), startedAt);
      goesOn = due !== null && (await attempt(due));
    }
    return summarise(store.read(), startedAt);
  };

  let last: Promise<unknown> = Promise.resolve();
  return {
    drain: () => {
      const mine = last.then(run, run);
      last = mine;
      return mine;
    },
    stop: async () => {
      isStopping = true;
      await last.catch(() => undefined);
    },
  };
};
