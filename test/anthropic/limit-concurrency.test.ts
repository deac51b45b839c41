import { expect, test } from 'vitest';
import { limitConcurrency } from '../../src/anthropic/limit-concurrency.ts';

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('as many run at once as the lane is wide, the others follow in order, also after a failure', async () => {
  const inLane = limitConcurrency(2);
  const started: number[] = [];
  const finish = new Map<number, (failed: boolean) => void>();
  const run = (place: number) =>
    inLane(() => {
      started.push(place);
      return new Promise<number>((resolve, reject) => {
        finish.set(place, (failed) => (failed ? reject(new Error('no')) : resolve(place)));
      });
    });
  const results = [1, 2, 3, 4].map((place) => run(place).catch(() => null));
  await settle();
  expect(started).toEqual([1, 2]);
  finish.get(2)?.(true);
  await settle();
  expect(started).toEqual([1, 2, 3]);
  finish.get(1)?.(false);
  await settle();
  expect(started).toEqual([1, 2, 3, 4]);
  finish.get(3)?.(false);
  finish.get(4)?.(false);
  expect(await Promise.all(results)).toEqual([1, null, 3, 4]);
});
