import { expect, it } from 'vitest';
import { shareBriefly } from '../../src/anthropic/share-briefly.ts';
import { toInstant } from '../../src/domain/day.ts';
import { absent, type Part, present } from '../../src/domain/part.ts';

const START = toInstant(Date.UTC(2026, 10, 22));

const shareNumbers = (answer: (count: number) => Promise<Part<number>>) => {
  let now = START;
  let count = 0;
  const read = shareBriefly(() => answer(++count), { now: () => now });
  const pass = (ms: number): void => {
    now = toInstant(now + ms);
  };
  return { read, pass, readings: () => count };
};

it('reads once for all who ask while it is read, however long that takes', async () => {
  const { promise, resolve } = Promise.withResolvers<Part<number>>();
  const { read, pass, readings } = shareNumbers(() => promise);
  const first = read();
  pass(600_000);
  const second = read();
  resolve(present(1));
  expect(await Promise.all([first, second])).toEqual([present(1), present(1)]);
  expect(readings()).toBe(1);
});

it('gives the same to whoever asks right after, and reads again for those who ask later', async () => {
  const { read, pass } = shareNumbers(async (count) => present(count));
  expect(await read()).toEqual(present(1));
  pass(4999);
  expect(await read()).toEqual(present(1));
  pass(1);
  expect(await read()).toEqual(present(2));
});

it('keeps nothing that could not be read, and nothing from a clock that was set back', async () => {
  const { read, pass } = shareNumbers(async (count) =>
    count === 1 ? absent({ kind: 'not-offered' }) : present(count),
  );
  expect(await read()).toEqual(absent({ kind: 'not-offered' }));
  expect(await read()).toEqual(present(2));
  pass(-1);
  expect(await read()).toEqual(present(3));
});
