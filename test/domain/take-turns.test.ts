import { expect, it } from 'vitest';
import { takeTurnsByName } from '../../src/domain/take-turns.ts';

it('keeps the order of one person, and lets nobody wait for another or for what failed', async () => {
  const inTurn = takeTurnsByName();
  const done: string[] = [];
  const slow = Promise.withResolvers<void>();
  const first = inTurn('ada', async () => {
    await slow.promise;
    done.push('ada 1');
    throw new Error('no');
  });
  const second = inTurn('ada', async () => {
    done.push('ada 2');
    return 2;
  });
  await inTurn('bob', async () => {
    done.push('bob 1');
  });
  slow.resolve();
  await expect(first).rejects.toThrow('no');
  expect(await second).toBe(2);
  expect(done).toEqual(['bob 1', 'ada 1', 'ada 2']);
});
