import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { identifySelf } from '../../src/store/identify-process.ts';
import { type LockHolder, renderLockHolder } from '../../src/store/lock-holder.ts';
import { openStateStore } from '../../src/store/open-state-store.ts';
import { createFakeClock } from '../anthropic/support/fake-clock.ts';
import { memoryLog } from '../log/memory-log.ts';
import { newStateFile } from './kit/open-json.ts';
import { AT, memberOf, membersOnly } from './kit/sample-state.ts';
import { type Holder, startHolder } from './kit/start-holder.ts';

const holders: Holder[] = [];
const newHolder = (): Holder => {
  const holder = startHolder();
  holders.push(holder);
  return holder;
};
afterAll(() => Promise.all(holders.map((holder) => holder.kill())));

const open = (file: string, { log } = memoryLog()) => openStateStore({ file, clock: createFakeClock(), log });
const refusal = (file: string): Promise<string> =>
  open(file).then(
    () => 'opened',
    (error: Error) => `${error.name}: ${error.message}`,
  );

/** A lock that nobody took, like that of this process but for what is given. */
const forge = async (file: string, holder: Partial<LockHolder>): Promise<void> => {
  mkdirSync(dirname(file), { recursive: true });
  const id = randomUUID();
  writeFileSync(`${file}.lock`, renderLockHolder({ ...(await identifySelf()), id, takenAt: AT, ...holder }));
};

describe('a second process', () => {
  it('is told who has the file, and may have it when it is given back', async () => {
    const file = newStateFile();
    const holder = newHolder();
    expect(await holder.ask(`open ${file}`)).toBe('open');
    expect(await refusal(file)).toMatch(
      new RegExp(
        `^StateLocked: The state file ${file} is in use by process ${holder.pid} on ${hostname()} since 20.*Z: stop that one first`,
      ),
    );
    expect(await holder.ask('close')).toBe('closed');
    const store = await open(file);
    expect(await holder.ask(`open ${file}`)).toContain(`in use by process ${process.pid} on`);
    await store.close();
    expect(readdirSync(dirname(file))).toEqual(['ledger.json']);
  });

  it('gets the file when the first one exits by itself', async () => {
    const file = newStateFile();
    const holder = newHolder();
    await holder.ask(`open ${file}`);
    expect(await holder.ask('exit')).toBe('exited');
    expect(existsSync(`${file}.lock`)).toBe(false);
  });

  it('gets the file when the first one was killed, and says so in the log', async () => {
    const file = newStateFile();
    const holder = newHolder();
    await holder.ask(`open ${file}`);
    await holder.kill();
    expect(existsSync(`${file}.lock`)).toBe(true);
    const memory = memoryLog();
    const store = await open(file, memory);
    expect(memory.lines()).toContainEqual(expect.objectContaining({ event: 'stale_lock_replaced', pid: holder.pid }));
    await store.close();
  });
});

describe.each<[string, Partial<LockHolder>]>([
  ['this very id, started at another time', { startTime: '1' }],
  ['an id that runs nowhere', { pid: 2 ** 22 + 1 }],
  ['this very process, before the machine was started anew', { bootId: randomUUID() }],
])('the lock of %s', (_, holder) => {
  it('is stale', async () => {
    const file = newStateFile();
    await forge(file, holder);
    const store = await open(file);
    expect(readdirSync(dirname(file)).sort()).toEqual(['ledger.json', 'ledger.json.lock']);
    expect(readFileSync(`${file}.lock`, 'utf8')).toContain(`"pid":${process.pid},`);
    await store.close();
  });
});

describe.each<[string, Partial<LockHolder>, RegExp]>([
  ['of this process', {}, /in use by process \d+ on .* since 2026-11-22T09:30:00Z: stop that one first, because/],
  [
    'of another machine',
    { host: 'db-7', pid: 2 ** 22 + 1 },
    /on db-7 since .*stop it there; .* remove .*ledger\.json\.lock/,
  ],
  ['whose start time is not known', { startTime: null }, /stop that one first; if it is not .* remove .*\.lock/],
])('a lock %s', (_, holder, sentence) => {
  it('is respected, and the sentence says what to do', async () => {
    const file = newStateFile();
    await forge(file, holder);
    const before = readFileSync(`${file}.lock`, 'utf8');
    expect(await refusal(file)).toMatch(sentence);
    expect(readFileSync(`${file}.lock`, 'utf8')).toBe(before);
    expect(readdirSync(dirname(file))).toEqual(['ledger.json.lock']);
  });
});

it.each(['', '{"pid":1}', 'not JSON'])('a lock that says %j is not taken for anybody’s', async (text) => {
  const file = newStateFile();
  await forge(file, {});
  writeFileSync(`${file}.lock`, text);
  expect(await refusal(file)).toMatch(/does not say who holds it: .*remove it/);
  expect(readFileSync(`${file}.lock`, 'utf8')).toBe(text);
});

it('clears up what starters left that were killed while they replaced a stale lock', async () => {
  const file = newStateFile();
  const [stale, guard] = [randomUUID(), randomUUID()];
  await forge(file, { id: stale, startTime: '1' });
  const lock = readFileSync(`${file}.lock`, 'utf8');
  writeFileSync(`${file}.lock.${stale}`, lock.replace(stale, guard));
  for (const name of [`${guard}.tmp`, randomUUID()]) writeFileSync(`${file}.lock.${name}`, '');
  writeFileSync(`${file}.lock.why`, 'a note');
  const store = await open(file);
  await store.close();
  expect(readdirSync(dirname(file)).sort()).toEqual(['ledger.json', 'ledger.json.lock.why']);
});

it('exactly one of many starters gets a stale lock, every time', { timeout: 60_000 }, async () => {
  const starters = [newHolder(), newHolder(), newHolder()];
  // Each is ready once it has answered.
  await Promise.all(starters.map((each) => each.ask(`open ${newStateFile()}`)));
  for (let round = 0; round < 60; round += 1) {
    const file = newStateFile();
    await forge(file, { startTime: '1' });
    const answers = await Promise.all(starters.map((each) => each.ask(`open ${file}`)));
    expect(answers.filter((answer) => answer === 'open')).toHaveLength(1);
    expect(answers.filter((answer) => answer.includes('is in use by process'))).toHaveLength(2);
    const winner = starters[answers.indexOf('open')];
    expect(readFileSync(`${file}.lock`, 'utf8')).toContain(`"pid":${winner?.pid},`);
    expect(await winner?.ask('close')).toBe('closed');
  }
});

it('finds the state whole, however often the process is killed in the middle of its changes', {
  timeout: 60_000,
}, async () => {
  const file = newStateFile();
  let safe = 0;
  for (let round = 0; round < 6; round += 1) {
    const holder = newHolder();
    expect(await holder.ask(`open ${file}`)).toBe('open');
    const told = await holder.tell('count', 3 + ((round * 5) % 11));
    await holder.kill();
    safe = Number(told.at(-1));
    const store = await open(file);
    const { sequence } = store.read();
    expect(sequence).toBeGreaterThanOrEqual(safe);
    expect(await store.snapshot('console')).toEqual(membersOnly('console', [memberOf(sequence)]));
    expect(readdirSync(`${dirname(file)}/snapshots`)).toHaveLength(1);
    expect(readdirSync(dirname(file)).sort()).toEqual(['ledger.json', 'ledger.json.lock', 'snapshots']);
    await store.close();
  }
  expect(safe).toBeGreaterThanOrEqual(6 * 3);
});
