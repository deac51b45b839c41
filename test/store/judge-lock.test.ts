import { expect, it } from 'vitest';
import { judgeLock, type Sighting } from '../../src/store/judge-lock.ts';
import type { Identity } from '../../src/store/lock-holder.ts';

const HOLDER: Identity = { pid: 1, startTime: '100', host: 'a', bootId: 'boot-1' };
const HERE = { host: 'a', bootId: 'boot-1' };
const running = (startTime: string | null): Sighting => ({ isRunning: true, startTime });
const GONE: Sighting = { isRunning: false };

it.each<[string, Partial<Identity>, typeof HERE | { host: string; bootId: null }, Sighting, string]>([
  ['the process itself', {}, HERE, running('100'), 'held'],
  ['a process that is gone', {}, HERE, GONE, 'stale'],
  ['a later process with its id, as process 1 of a restarted container', {}, HERE, running('900'), 'stale'],
  [
    'a machine that was started anew, where its id runs again',
    {},
    { ...HERE, bootId: 'boot-2' },
    running('100'),
    'stale',
  ],
  ['a system that does not tell starts of the machine', { bootId: null }, HERE, running('100'), 'held'],
  ['a look from where those are not told', {}, { host: 'a', bootId: null }, running('100'), 'held'],
  ['a holder of unknown start time', { startTime: null }, HERE, running('100'), 'unsure'],
  ['a process of unknown start time', {}, HERE, running(null), 'unsure'],
  ['another machine, although nothing here has that id', { host: 'b' }, HERE, GONE, 'elsewhere'],
  ['another machine, started at another time', { host: 'b', bootId: 'boot-2' }, HERE, GONE, 'elsewhere'],
])('%s', (_, holder, here, sighting, verdict) => {
  expect(judgeLock({ ...HOLDER, ...holder }, here, sighting)).toBe(verdict);
});
