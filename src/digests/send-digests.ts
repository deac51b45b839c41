import { giveUpAt } from '../domain/give-up-at.ts';
import type { LedgerState } from '../domain/ledger-state.ts';
import { type DigestRecord, digestName } from '../domain/subscription.ts';
import type { StateStore } from '../ports.ts';
import type { ComposeDigest, Digest, DigestPorts } from './digest.ts';
import type { DigestRun, Postponed } from './digest-run.ts';
import { type Due, findDue, isDue } from './find-due.ts';
import { latestFor, type Patience } from './patience.ts';
import { queueDigest } from './queue-digest.ts';

export interface SendPorts extends DigestPorts {
  readonly state: Pick<StateStore, 'read' | 'update'>;
  readonly compose: ComposeDigest;
  /** Hands over to Slack. */
  readonly drain: () => Promise<{ readonly waiting: number }>;
}

type Outcome = { readonly sent: string } | { readonly postponed: Postponed } | null;

const nameOf = ({ subscription, slot }: Due): string => digestName({ subscription: subscription.id, slot: slot.name });

const postpone = ({ subscription, slot }: Due, because: Postponed['because']): Outcome => ({
  postponed: {
    subscription,
    slot: slot.name,
    because,
    latestAt: because === 'incomplete' ? latestFor(slot.dueAt) : null,
  },
});

/** Null where it cannot be put together: said in the log, and no reason to leave the others out. */
const composeSafely = async ({ subscription, slot }: Due, ports: SendPorts, signal: AbortSignal) => {
  try {
    return await giveUpAt(signal, ports.compose({ subscription, dueAt: slot.dueAt }, ports));
  } catch (error) {
    signal.throwIfAborted();
    ports.log.error('digest_not_composed', { subscription: subscription.id, slot: slot.name, error });
    return null;
  }
};

/** Whether this state still wants it. Asked in the step that queues it: nothing that came between is overlooked. */
type Wanted = (state: LedgerState, due: Due) => boolean;

const queue = async (due: Due, digest: Digest, wanted: Wanted, { state, clock, log }: SendPorts): Promise<Outcome> => {
  const isQueued = await state.update((before) =>
    wanted(before, due)
      ? { state: queueDigest(before, due.subscription, due.slot, digest, clock.now()), result: true }
      : { state: before, result: false },
  );
  if (!isQueued) return null;
  const { isFinal } = digest;
  log.info('digest_queued', { subscription: due.subscription.id, slot: due.slot.name, isFinal });
  return { sent: nameOf(due) };
};

/** What came of each, after Slack was asked to take all that waits. */
const finish = async (dues: readonly Due[], outcomes: readonly Outcome[], ports: SendPorts): Promise<DigestRun> => {
  const { waiting } = ports.state.read().outbox.length > 0 ? await ports.drain() : { waiting: 0 };
  const records = new Map<string, DigestRecord>(
    ports.state.read().digests.map((record) => [digestName(record), record]),
  );
  const named = new Map(dues.map((due) => [nameOf(due), due.subscription]));
  return {
    sent: outcomes.flatMap((outcome) => {
      if (outcome === null || !('sent' in outcome)) return [];
      const [record, subscription] = [records.get(outcome.sent), named.get(outcome.sent)];
      return record === undefined || subscription === undefined ? [] : [{ record, subscription }];
    }),
    postponed: outcomes.flatMap((outcome) => (outcome !== null && 'postponed' in outcome ? [outcome.postponed] : [])),
    waiting,
  };
};

const sendOne = async (due: Due, ports: SendPorts, patience: Patience, signal: AbortSignal): Promise<Outcome> => {
  const name = nameOf(due);
  const held = patience.holds(name, ports.clock.now());
  if (held !== null) return postpone(due, held);
  const digest = await composeSafely(due, ports, signal);
  const now = ports.clock.now();
  if (digest === null) {
    patience.failed(name, now);
    return postpone(due, 'failed');
  }
  if (!digest.isFinal && now < latestFor(due.slot.dueAt)) {
    patience.incomplete(name, now);
    return postpone(due, 'incomplete');
  }
  patience.done(name);
  return queue(due, digest, isDue, ports);
};

/** Everything that is due, once. Given up at `signal` before a digest is queued: the next run finds it due again. */
export const sendDue = async (ports: SendPorts, patience: Patience, signal: AbortSignal): Promise<DigestRun> => {
  const dues = findDue(ports.state.read(), ports.clock.now(), ports.settings.timezone);
  const outcomes: Outcome[] = [];
  // One after the other: they share what was read, and the requests that a minute allows.
  for (const due of dues) outcomes.push(await sendOne(due, ports, patience, signal));
  return finish(dues, outcomes, ports);
};

const isThere: Wanted = ({ settings }, { subscription }) =>
  settings.subscriptions.some(({ id }) => id === subscription.id);

/** These, or all that are not paused, with the data as of now: beside the times at which they are due. */
export const sendNow = async (
  ids: readonly string[] | null,
  ports: SendPorts,
  signal: AbortSignal,
): Promise<DigestRun> => {
  const asked = ports.state
    .read()
    .settings.subscriptions.filter(({ id, paused }) => ids?.includes(id) ?? paused === null);
  const dues: Due[] = [];
  const outcomes: Outcome[] = [];
  for (const subscription of asked) {
    // The sequence counts up with everything that is queued, so no two have the same name.
    const due = { subscription, slot: { name: `now-${ports.state.read().sequence + 1}`, dueAt: ports.clock.now() } };
    const digest = await composeSafely(due, ports, signal);
    dues.push(due);
    outcomes.push(digest === null ? postpone(due, 'failed') : await queue(due, digest, isThere, ports));
  }
  return finish(dues, outcomes, ports);
};
