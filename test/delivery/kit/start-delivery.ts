import { createDelivery } from '../../../src/delivery/create-delivery.ts';
import { type Draft, enqueue } from '../../../src/delivery/enqueue.ts';
import { EMPTY_STATE, type LedgerState } from '../../../src/domain/ledger-state.ts';
import { memoryLog } from '../../log/memory-log.ts';
import { createManualClock } from '../../slack/kit/manual-clock.ts';
import { says } from '../../slack/kit/sample-command.ts';
import { createMemoryStore } from '../../support/memory-store.ts';
import { incident } from '../../support/sample-incident.ts';
import { createFakeSlack } from './fake-slack.ts';

export const draft = (kind: Draft['kind'], about: string, text: string, channel = 'C1'): Draft => ({
  kind,
  channel,
  about,
  message: says(text),
});

/** The outbox of a bot with the incidents 1, 2 and 3, and a Slack of its own. */
export const startDelivery = ({
  slack = createFakeSlack(),
  admins = async (): Promise<readonly string[]> => ['U1', 'U2'],
  state = { ...EMPTY_STATE, incidents: ['1', '2', '3'].map((id) => incident({ id })) } as LedgerState,
} = {}) => {
  const clock = createManualClock();
  const store = createMemoryStore(state);
  const { log, lines } = memoryLog({ clock });
  const delivery = createDelivery({ store, courier: slack.courier, clock, log, alertChannel: 'C9', admins });
  const queue = (...drafts: readonly Draft[]): Promise<void> =>
    store.update((before) => ({ state: enqueue(before, drafts, clock.now()), result: undefined }));
  return { slack, clock, store, log, lines, queue, drain: delivery.drain, stop: delivery.stop };
};
