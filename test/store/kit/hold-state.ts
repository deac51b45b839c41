import { toInstant } from '../../../src/domain/day.ts';
import type { Log, StateStore } from '../../../src/ports.ts';
import { openStateStore } from '../../../src/store/open-state-store.ts';
import { memberOf, membersOnly } from './sample-state.ts';

/*
 * A process of its own that opens state files as it is told: `open <file>` answers `open`, or the sentence of the
 * refusal; `close` answers `closed`; `count` changes the state for ever and answers the number of each change when it is safe.
 */

// The system puts this name, as it is, between the fields that tell a process from a later one.
process.title = 'x) S 1 (2 3';

const silent = (): void => undefined;
const log: Log = { debug: silent, info: silent, warn: silent, error: silent };
const clock = { now: () => toInstant(Date.now()), sleep: async () => undefined };
const say = (text: string | number): unknown => process.send?.(text);

let store: StateStore | null = null;

const count = async (held: StateStore): Promise<never> => {
  for (;;)
    say(
      await held.update((state) => {
        const sequence = state.sequence + 1;
        const snapshots = [membersOnly('console', [memberOf(sequence)])];
        return { state: { ...state, sequence }, snapshots, result: sequence };
      }),
    );
};

const obey = async (order: string): Promise<void> => {
  const [word, file = ''] = order.split(' ');
  if (word === 'open') {
    store = await openStateStore({ file, clock, log });
    say('open');
  }
  if (word === 'close') {
    await store?.close();
    say('closed');
  }
  if (word === 'count' && store !== null) await count(store);
  if (word === 'exit') process.exit(0);
};

process.on('message', (order: string) => {
  obey(order).catch((error: unknown) => say(error instanceof Error ? error.message : String(error)));
});
