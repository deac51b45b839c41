import { describe, expect, it } from 'vitest';
import { toInstant } from '../../src/domain/day.ts';
import { EMPTY_STATE } from '../../src/domain/ledger-state.ts';
import type { StateStore } from '../../src/ports.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import { newStateFile, openJson } from './kit/open-json.ts';
import { FULL_SNAPSHOT, FULL_STATE, memberOf, membersOnly } from './kit/sample-state.ts';

const count = (store: StateStore): Promise<number> =>
  store.update((state) => ({ state: { ...state, sequence: state.sequence + 1 }, result: state.sequence + 1 }));

/** What everybody who uses the state relies on, whichever store it is. */
describe.each([
  ['a JSON file', () => openJson(newStateFile())],
  ['memory', async () => createMemoryStore()],
] as const)('the state in %s', (_, open) => {
  it('begins empty', async () => {
    const store = await open();
    expect(store.read()).toEqual(EMPTY_STATE);
    expect(await store.snapshot('console')).toBeNull();
  });

  it('gives what the change returns, and shows the change once it is safe, not before', async () => {
    const store = await open();
    const updating = store.update(() => ({ state: FULL_STATE, result: 'done' }));
    expect(store.read()).toEqual(EMPTY_STATE);
    expect(await updating).toBe('done');
    expect(store.read()).toEqual(FULL_STATE);
  });

  it('makes one change at a time, in the order of asking', async () => {
    const store = await open();
    const results = await Promise.all(Array.from({ length: 20 }, () => count(store)));
    expect(results).toEqual(Array.from({ length: 20 }, (_each, index) => index + 1));
    expect(store.read().sequence).toBe(20);
  });

  it('stays as it was where the change throws, and goes on', async () => {
    const store = await open();
    const failing = store.update(() => {
      throw new Error('no');
    });
    const next = count(store);
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe(1);
  });

  it('does not take what could not be read again', async () => {
    const store = await open();
    const broken = membersOnly('console', [{ ...memberOf(1), addedAt: toInstant(Number.NaN) }]);
    const polls = { ...EMPTY_STATE.polls, lastStartedAt: toInstant(Number.NaN) };
    await expect(store.update((state) => ({ state: { ...state, polls }, result: null }))).rejects.toThrow();
    await expect(store.update((state) => ({ state, snapshots: [broken], result: null }))).rejects.toThrow();
    expect(store.read()).toEqual(EMPTY_STATE);
    expect(await store.snapshot('console')).toBeNull();
  });

  it('keeps a snapshot for each source, the latest', async () => {
    const store = await open();
    const enterprise = membersOnly('enterprise', [memberOf(1)]);
    const put = (snapshots: Parameters<typeof membersOnly>[1]) =>
      store.update((state) => ({ state, snapshots: [membersOnly('console', snapshots)], result: null }));
    await store.update((state) => ({ state, snapshots: [FULL_SNAPSHOT, enterprise], result: null }));
    expect(await store.snapshot('console')).toEqual(FULL_SNAPSHOT);
    await put([]);
    await put([memberOf(2)]);
    expect(await store.snapshot('console')).toEqual(membersOnly('console', [memberOf(2)]));
    expect(await store.snapshot('enterprise')).toEqual(enterprise);
  });

  it('gives the snapshot of before to who asks before the change', async () => {
    const store = await open();
    const put = (index: number) =>
      store.update((state) => ({ state, snapshots: [membersOnly('console', [memberOf(index)])], result: null }));
    const asked = [put(1), store.snapshot('console'), put(2), store.snapshot('console'), put(3)];
    const [, first, , second] = await Promise.all(asked);
    expect([first, second]).toEqual([1, 2].map((index) => membersOnly('console', [memberOf(index)])));
  });

  it('takes no change once it is closed, but those that were asked for', async () => {
    const store = await open();
    const last = count(store);
    await store.close();
    await expect(count(store)).rejects.toThrow('closed');
    expect(await last).toBe(1);
    expect(store.read().sequence).toBe(1);
  });
});
