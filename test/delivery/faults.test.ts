import { describe, expect, it } from 'vitest';
import { createDelivery } from '../../src/delivery/create-delivery.ts';
import { enqueue } from '../../src/delivery/enqueue.ts';
import { EMPTY_STATE, type LedgerState } from '../../src/domain/ledger-state.ts';
import { memoryLog } from '../log/memory-log.ts';
import { createManualClock } from '../slack/kit/manual-clock.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import { incident } from '../support/sample-incident.ts';
import { createFakeSlack, type Fate } from './kit/fake-slack.ts';
import { createMortal, Killed } from './kit/mortal.ts';
import { draft } from './kit/start-delivery.ts';

const REPEAT = 'may repeat an earlier message';

const DRAFTS = [
  draft('post', '1', 'First'),
  draft('post', '2', 'Second', 'C2'),
  draft('thread', '1', 'Line of the first'),
  draft('update', '3', 'Third, changed'),
  draft('thread', '3', 'Line of the third'),
];

interface World {
  readonly historyIsReadable: boolean;
  /** The call that fails, counted over the lives of all processes, and how. */
  readonly fault: { readonly call: number; readonly fate: Fate } | null;
  readonly dieAt: number;
}

/**
 * Incident 3 is in Slack; the outbox holds two posts, an update and two lines. The first process dies at a boundary,
 * others follow until all is said. What Slack shows then, and how many boundaries the first process had.
 */
const tell = async ({ historyIsReadable, fault, dieAt }: World) => {
  const slack = createFakeSlack({ historyIsReadable });
  const clock = createManualClock();
  const { log } = memoryLog({ clock });
  const third = await slack.courier.post('C3', draft('post', '3', 'Third').message, 'earlier');
  if (third.kind !== 'sent') throw new Error('not posted');
  const incidents = [incident({ id: '1' }), incident({ id: '2' }), incident({ id: '3', message: third.at })];
  const state: LedgerState = { ...EMPTY_STATE, incidents };
  const store = createMemoryStore(enqueue(state, DRAFTS, clock.now()));
  let calls = 0;
  slack.fail(() => {
    calls += 1;
    return fault !== null && calls === fault.call ? fault.fate : null;
  });

  const live = async (at: number): Promise<number> => {
    const mortal = createMortal(store, slack.courier, at);
    const delivery = createDelivery({
      store: mortal.store,
      courier: mortal.courier,
      clock,
      log,
      alertChannel: 'C9',
      admins: async () => [],
    });
    await delivery.drain().catch((error: unknown) => {
      if (!(error instanceof Killed)) throw error;
    });
    return mortal.boundaries();
  };

  const boundaries = await live(dieAt);
  for (let lives = 0; lives < 20 && store.read().outbox.length > 0; lives += 1) {
    clock.advance(3_600_000);
    await live(Number.POSITIVE_INFINITY);
  }
  return { slack, boundaries, state: store.read() };
};

const textsOf = (slack: ReturnType<typeof createFakeSlack>) => slack.messages().map(({ text }) => text);

const FATES: readonly (Fate | null)[] = [null, 'lost', 'unanswered', { code: 'ratelimited', retryAfterSeconds: 7 }];

/** Every boundary of a first life in which the fault strikes at each call. */
const everyWorld = async (historyIsReadable: boolean) => {
  const worlds: World[] = [];
  for (const fate of FATES) {
    const strikes = fate === null ? [0] : DRAFTS.map((_, index) => index + 1);
    for (const call of strikes) {
      const fault = fate === null ? null : { call, fate };
      const { boundaries } = await tell({ historyIsReadable, fault, dieAt: Number.POSITIVE_INFINITY });
      for (let dieAt = 0; dieAt <= boundaries; dieAt += 1) worlds.push({ historyIsReadable, fault, dieAt });
    }
  }
  return worlds;
};

const name = ({ fault, dieAt }: World) => `${JSON.stringify(fault)}, killed at ${dieAt}`;

describe('killed at any boundary, with any call failing', () => {
  it('says everything exactly once where it may read the history', async () => {
    const worlds = await everyWorld(true);
    expect(worlds.length).toBeGreaterThan(200);
    for (const world of worlds) {
      const { slack, state } = await tell(world);
      expect(textsOf(slack).toSorted(), name(world)).toEqual([
        'First',
        'Line of the first',
        'Line of the third',
        'Second',
        'Third, changed',
      ]);
      expect(state.outbox, name(world)).toEqual([]);
      const [first, , third] = state.incidents;
      expect(slack.messages().find(({ text }) => text === 'First')?.ts, name(world)).toBe(first?.message?.ts);
      expect(slack.messages().find(({ text }) => text === 'Line of the first')?.under).toBe(first?.message?.ts);
      expect(slack.messages().find(({ text }) => text === 'Line of the third')?.under).toBe(third?.message?.ts);
    }
  });

  it('loses nothing where it may not, and says of what comes twice that it may', async () => {
    for (const world of await everyWorld(false)) {
      const { slack, state } = await tell(world);
      expect(state.outbox, name(world)).toEqual([]);
      for (const text of ['First', 'Second', 'Line of the first', 'Line of the third', 'Third, changed']) {
        const told = textsOf(slack).filter((each) => each.startsWith(text));
        const repeats = told.filter((each) => each.includes(REPEAT));
        expect(told.length, name(world)).toBeGreaterThan(0);
        expect(told.length - repeats.length, name(world)).toBeLessThanOrEqual(1);
      }
      // One fault and one death: never more than two messages that warn.
      expect(textsOf(slack).filter((each) => each.includes(REPEAT)).length, name(world)).toBeLessThanOrEqual(2);
    }
  });

  it('warns in the blocks too, which are what people see', async () => {
    const { slack } = await tell({ historyIsReadable: false, fault: { call: 1, fate: 'unanswered' }, dieAt: 1000 });
    const told = slack.messages().filter(({ text }) => text.startsWith('First'));
    expect(told.map(({ words }) => words.includes(REPEAT))).toEqual([false, true]);
  });
});
