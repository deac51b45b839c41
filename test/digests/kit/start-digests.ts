import { createDelivery } from '../../../src/delivery/create-delivery.ts';
import { createDigestRunner } from '../../../src/digests/create-digest-runner.ts';
import type { ComposeDigest, Digest, DigestOrder } from '../../../src/digests/digest.ts';
import { dayOf, isoInstant, plusDays } from '../../../src/domain/day.ts';
import type { LedgerState } from '../../../src/domain/ledger-state.ts';
import type { ClaudeSource, Courier, StateStore } from '../../../src/ports.ts';
import { createFakeSlack } from '../../delivery/kit/fake-slack.ts';
import { memoryLog } from '../../log/memory-log.ts';
import { createManualClock, type ManualClock } from '../../slack/kit/manual-clock.ts';
import { says } from '../../slack/kit/sample-command.ts';
import { createFakePorts, usd } from '../../support/fake-source.ts';
import { createMemoryStore } from '../../support/memory-store.ts';
import { stateWith, subscription } from './sample-subscription.ts';

/** What a digest says here: whose it is, and for when. */
export const digestOf = ({ subscription: { id }, dueAt }: DigestOrder, parts: Partial<Digest> = {}): Digest => ({
  period: { from: plusDays(dayOf(dueAt), -7), to: dayOf(dueAt) },
  total: usd('12.5'),
  sources: ['console'],
  isFinal: true,
  message: says(`${id} ${isoInstant(dueAt)}`),
  thread: [],
  corrections: [],
  ...parts,
});

interface Start {
  readonly state?: LedgerState;
  readonly now?: string;
  readonly timezone?: string;
  readonly compose?: ComposeDigest;
  readonly sources?: readonly ClaudeSource[];
}

/** A process that sends digests: it can be killed and started again beside the same file and the same Slack. */
export const startDigests = ({
  state = stateWith(subscription()),
  now = '2026-11-16T09:00:30Z',
  timezone = 'UTC',
  compose = async (order) => digestOf(order),
  sources = [],
}: Start = {}) => {
  const clock: ManualClock = createManualClock(Date.parse(now));
  const slack = createFakeSlack();
  const kept = createMemoryStore(state);
  const { log, lines } = memoryLog({ clock });
  let content = compose;
  const composed: DigestOrder[] = [];

  const newProcess = (store: StateStore = kept, courier: Courier = slack.courier) => {
    const admins = async (): Promise<readonly string[]> => [];
    const delivery = createDelivery({ store, courier, clock, log, alertChannel: 'C9', admins });
    const ports = createFakePorts(sources, { timezone });
    return createDigestRunner({
      ...ports,
      ...{ clock, log, state: store },
      mention: async () => new Map(),
      drain: delivery.drain,
      compose: (order, all) => {
        composed.push(order);
        return content(order, all);
      },
    });
  };
  let runner = newProcess();

  return {
    clock,
    slack,
    store: kept,
    lines,
    composed,
    newProcess,
    sendDue: () => runner.sendDue(),
    sendNow: (ids: readonly string[] | null = null) => runner.sendNow(ids),
    stop: () => runner.stop(),
    restart: () => {
      runner = newProcess();
    },
    say: (next: ComposeDigest) => {
      content = next;
    },
    change: (apply: (before: LedgerState) => LedgerState) =>
      kept.update((before) => ({ state: apply(before), result: undefined })),
    /** Time goes by, and then a run. */
    later: (minutes: number) => {
      clock.advance(minutes * 60_000);
      return runner.sendDue();
    },
  };
};
