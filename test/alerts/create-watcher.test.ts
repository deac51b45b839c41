import { expect, it } from 'vitest';
import { createWatcher } from '../../src/alerts/create-watcher.ts';
import type { PollResult } from '../../src/alerts/run-poll.ts';

const RESULT: PollResult = {
  document: { baseline: false, opened: [], updated: [], resolved: [], notEvaluated: [] },
  problems: [],
  waiting: 0,
};

it('never runs two polls side by side: who asks meanwhile gets the one that runs', async () => {
  const gates: PromiseWithResolvers<PollResult>[] = [];
  const watcher = createWatcher(() => {
    const gate = Promise.withResolvers<PollResult>();
    gates.push(gate);
    return gate.promise;
  });
  const [first, second] = [watcher.poll(), watcher.poll()];
  expect(gates).toHaveLength(1);
  gates[0]?.resolve(RESULT);
  expect(await first).toBe(await second);
  const third = watcher.poll();
  expect(gates).toHaveLength(2);
  gates[1]?.reject(new Error('disk full'));
  await expect(third).rejects.toThrow('disk full');
  void watcher.poll();
  expect(gates).toHaveLength(3);
});

it('gives up the poll that runs when it stops, waits for its end, and takes no more', async () => {
  const gate = Promise.withResolvers<PollResult>();
  const signals: AbortSignal[] = [];
  const watcher = createWatcher((signal) => {
    signals.push(signal);
    return gate.promise;
  });
  const running = watcher.poll();
  let isStopped = false;
  const stopping = watcher.stop().then(() => {
    isStopped = true;
  });
  expect(signals[0]?.aborted).toBe(true);
  await Promise.resolve();
  expect(isStopped).toBe(false);
  gate.resolve(RESULT);
  await Promise.all([running, stopping]);
  await expect(watcher.poll()).rejects.toThrow('stopping');
  expect(signals).toHaveLength(1);
});
