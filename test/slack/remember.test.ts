import { expect, it } from 'vitest';
import { remember } from '../../src/slack/remember.ts';
import { createManualClock } from './kit/manual-clock.ts';

const counting = () => {
  const clock = createManualClock();
  const loads: string[] = [];
  const read = remember({
    clock,
    ttlMs: 1000,
    load: async (key) => {
      loads.push(key);
      return `${key}${loads.length}`;
    },
  });
  return { clock, loads, read };
};

it('loads a key once while it is fresh, and again after', async () => {
  const { clock, read } = counting();
  expect(await Promise.all([read('a'), read('a'), read('b')])).toEqual(['a1', 'a1', 'b2']);
  clock.advance(999);
  expect(await read('a')).toBe('a1');
  clock.advance(1);
  expect(await read('a')).toBe('a3');
});

it('forgets a failure at once', async () => {
  let fails = true;
  const load = async () => {
    if (fails) throw new Error('down');
    return 'up';
  };
  const read = remember({ clock: createManualClock(), ttlMs: 1000, load });
  await expect(read('a')).rejects.toThrow('down');
  fails = false;
  expect(await read('a')).toBe('up');
});

it('stays bounded', async () => {
  const { loads, read } = counting();
  for (let number = 0; number <= 5000; number += 1) await read(String(number));
  await read('5000');
  expect(loads).toHaveLength(5001);
  await read('0');
  expect(loads).toHaveLength(5002);
});
