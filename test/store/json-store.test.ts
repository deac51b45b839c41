import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toInstant } from '../../src/domain/day.ts';
import type { LedgerState } from '../../src/domain/ledger-state.ts';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import type { StateStore } from '../../src/ports.ts';
import { EMPTY_LEDGER, renderLedger } from '../../src/store/read-ledger.ts';
import { newStateFile, openJson } from './kit/open-json.ts';
import { AT, FULL_SNAPSHOT, FULL_STATE, INCIDENT, memberOf, membersOnly } from './kit/sample-state.ts';
import { failingFiles, watchFiles } from './kit/watch-files.ts';

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);
const shelfOf = (file: string): string => join(dirname(file), 'snapshots');
const namesIn = (folder: string): string[] => readdirSync(folder).sort();
const put = (store: StateStore, ...snapshots: Snapshot[]): Promise<null> =>
  store.update((state) => ({ state, snapshots, result: null }));
const addIncident = (store: StateStore): Promise<null> =>
  store.update((state) => ({ state: { ...state, incidents: [...state.incidents, INCIDENT] }, result: null }));

it('gives the next process everything back: exact money, every kind of row', async () => {
  const file = newStateFile();
  const store = await openJson(file);
  await store.update(() => ({ state: FULL_STATE, snapshots: [FULL_SNAPSHOT], result: null }));
  const next = await openJson(file);
  expect(next.read()).toEqual(FULL_STATE);
  expect(await next.snapshot('console')).toEqual(FULL_SNAPSHOT);
});

it('makes the file at once, and everything for its owner alone', async () => {
  const file = newStateFile();
  const store = await openJson(file);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ version: 2, incidents: [] });
  await put(store, FULL_SNAPSHOT);
  const [snapshot = ''] = namesIn(shelfOf(file));
  expect(snapshot).toMatch(/^console-[0-9a-f]{64}\.json$/);
  expect([dirname(file), shelfOf(file)].map(modeOf)).toEqual(['700', '700']);
  expect([file, join(shelfOf(file), snapshot)].map(modeOf)).toEqual(['600', '600']);
});

describe('what is written', () => {
  it('is nothing where nothing changed', async () => {
    const { files, takeWritten } = watchFiles();
    const store = await openJson(newStateFile(), { files });
    await put(store, FULL_SNAPSHOT);
    takeWritten();
    expect(await store.update((state) => ({ state, result: 'same' }))).toBe('same');
    await put(store, FULL_SNAPSHOT);
    expect(takeWritten()).toEqual({});
  });

  it('is only the state where the same lists were read again, later and with fields in another order', async () => {
    const { files, takeWritten } = watchFiles();
    const store = await openJson(newStateFile(), { files });
    const { role, ...others } = memberOf(1);
    await put(store, membersOnly('console', [memberOf(1)]));
    takeWritten();
    const later = membersOnly('console', [{ role, ...others }], toInstant(AT + 300_000));
    await put(store, later);
    expect(Object.keys(takeWritten())).toEqual(['ledger.json']);
    expect(await store.snapshot('console')).toEqual(later);
  });

  it('is the same for an incident in an organisation of 50 and of 50,000', async () => {
    const written = [50, 50_000].map(async (size) => {
      const { files, takeWritten } = watchFiles();
      const store = await openJson(newStateFile(), { files });
      const members = Array.from({ length: size }, (_, index) => memberOf(index));
      await put(store, membersOnly('console', members));
      expect(Object.values(takeWritten()).reduce((sum, bytes) => sum + bytes)).toBeGreaterThan(size * 50);
      await addIncident(store);
      return takeWritten();
    });
    const [small, large] = await Promise.all(written);
    expect(small).toEqual({ 'ledger.json': expect.any(Number) });
    expect(large).toEqual(small);
  });
});

it('removes what is no longer named and what a killed process left, and nothing else', async () => {
  const file = newStateFile();
  const store = await openJson(file);
  await put(store, membersOnly('console', [memberOf(1)]), membersOnly('enterprise', [memberOf(1)]));
  const before = namesIn(shelfOf(file));
  await put(store, membersOnly('console', [memberOf(2)]));
  const after = namesIn(shelfOf(file));
  expect(after).toHaveLength(2);
  expect(after.filter((name) => before.includes(name))).toEqual([expect.stringMatching(/^enterprise-/)]);

  const id = '0b5e7d4c-1a2b-4c3d-8e9f-001122334455';
  const orphan = `console-${'0'.repeat(64)}.json`;
  const litter = [`snapshots/${orphan}`, `snapshots/${after[0]}.${id}.tmp`, `ledger.json.${id}.tmp`];
  const others = ['notes.txt', 'snapshots/mine.json', `other.json.${id}.tmp`, `ledger.json.${id}.probe`];
  for (const name of [...litter, ...others, `ledger.json.v0-20261122T093000Z.bak.${id}.tmp`])
    writeFileSync(join(dirname(file), name), 'x');
  await openJson(file);
  expect(namesIn(dirname(file))).toEqual(
    ['ledger.json', ...others.filter((name) => !name.includes('/')), 'snapshots'].sort(),
  );
  expect(namesIn(shelfOf(file))).toEqual([...after, 'mine.json'].sort());
});

/** A state file that is whole, with something put in the place of something. */
const damaged = (from: string, to: string): string => {
  const text = renderLedger({ state: FULL_STATE, snapshots: {} });
  expect(text).toContain(from);
  return text.replace(from, to);
};

const withState = (change: Partial<LedgerState>): string =>
  renderLedger({ state: { ...FULL_STATE, ...change }, snapshots: {} });

const AUDIT_ONCE = { at: toInstant(1_790_000_000_001), by: 'U1', what: 'mute', result: 'done' };

describe.each<[string, () => string, RegExp]>([
  ['an empty file', () => '', /not a JSON object: .*backup.*move it away/],
  ['half of it', () => renderLedger(EMPTY_LEDGER).slice(0, 90), /not a JSON object: .*backup/],
  ['another document', () => '[]', /not a JSON object/],
  ['no version', () => '{"settings":{}}', /field version is missing/],
  ['a newer version', () => '{"version":3}', /newer Claude Ledger.*version 3.*knows version 2.*: update Claude Ledger/],
  ['an older version that never was', () => '{"version":0}', /version 0 cannot be brought to version 2/],
  [
    'an unknown word',
    () => damaged('"status":"open"', '"status":"Ada"'),
    /its field incidents\[0\]\.status is none of open/,
  ],
  [
    'a missing field',
    () => damaged('"subject":"user_1",', ''),
    /its field incidents\[0\]\.finding\.subject is missing/,
  ],
  ['an unknown field', () => damaged('"sequence"', '"extra": "Ada", "sequence"'), /field that is not known: extra/],
  ['money that is none', () => damaged('1234567890123.', 'Ada'), /budgets\[0\]\.amount is not a decimal amount/],
  [
    'an instant that is no date',
    () => withState({ audit: [AUDIT_ONCE] }).replace('1790000000001', '1e300'),
    /audit\[0\]\.at/,
  ],
  [
    'an id that is given twice',
    () => withState({ incidents: [...FULL_STATE.incidents, ...FULL_STATE.incidents] }),
    /its field incidents has the id i1 twice/,
  ],
  [
    'a count behind its ids',
    () => withState({ sequence: 0, incidents: [] }),
    /its field sequence is behind the id \w+ in settings\.budgets/,
  ],
  [
    'a path that leads out',
    () => damaged('"snapshots": {}', '"snapshots":{"console":{"file":"../x","readAt":{}}}'),
    /snapshots\.console\.file/,
  ],
])('a file with %s', (_, text, message) => {
  it('is refused with what is wrong and how to mend it, and left alone', async () => {
    const file = newStateFile();
    const content = text();
    mkdirSync(shelfOf(file), { recursive: true });
    writeFileSync(file, content);
    const orphan = join(shelfOf(file), `console-${'0'.repeat(64)}.json`);
    writeFileSync(orphan, 'a snapshot that only this file may name');
    const error: unknown = await openJson(file).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'StateUnusable', message: expect.stringMatching(message) });
    expect(String(error)).toContain(file);
    expect(String(error)).not.toContain('Ada');
    expect(readFileSync(file, 'utf8')).toBe(content);
    expect([namesIn(dirname(file)), namesIn(shelfOf(file))].map(({ length }) => length)).toEqual([2, 1]);
  });
});

describe.each<[string, (snapshot: string) => void, RegExp]>([
  ['is missing', (snapshot) => rmSync(snapshot), /it is missing/],
  ['is cut off', (snapshot) => writeFileSync(snapshot, readFileSync(snapshot).subarray(0, 99)), /changed or cut off/],
  [
    'lost a member',
    (snapshot) => writeFileSync(snapshot, readFileSync(snapshot, 'utf8').replace(/\n\{"id":"user_1".*/, '')),
    /changed or cut off/,
  ],
])('a snapshot that %s', (_, damage, problem) => {
  it('is refused with the mend instead of being taken for the first reading', async () => {
    const file = newStateFile();
    await put(await openJson(file), FULL_SNAPSHOT);
    const store = await openJson(file);
    damage(join(shelfOf(file), namesIn(shelfOf(file))[0] ?? ''));
    const error: unknown = await store.snapshot('console').catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'StateUnusable', message: expect.stringMatching(problem) });
    expect(String(error)).toMatch(/backup, or stop the bot and remove "console" from "snapshots"/);
  });
});

it('begins anew with a snapshot whose name was taken out of the state file, as the mend says', async () => {
  const file = newStateFile();
  await put(await openJson(file), FULL_SNAPSHOT);
  rmSync(shelfOf(file), { recursive: true });
  const document = JSON.parse(readFileSync(file, 'utf8')) as { snapshots: object };
  writeFileSync(file, JSON.stringify({ ...document, snapshots: {} }));
  expect(await (await openJson(file)).snapshot('console')).toBeNull();
});

describe('a file of an older version', () => {
  const migrations = {
    0: ({ old }: Readonly<Record<string, unknown>>) => ({ older: old }),
    1: ({ older }: Readonly<Record<string, unknown>>) => ({ ...EMPTY_LEDGER.state, snapshots: {}, sequence: older }),
  };
  const openOld = async (old: unknown) => {
    const file = newStateFile();
    mkdirSync(dirname(file));
    const text = `{"version":0,"old":${JSON.stringify(old)}}`;
    writeFileSync(file, text);
    return { file, text, opening: openJson(file, { migrations }) };
  };

  it('is brought up to date step by step, and a copy is kept as it was', async () => {
    const { file, text, opening } = await openOld(7);
    expect((await opening).read()).toEqual({ ...EMPTY_LEDGER.state, sequence: 7 });
    const [, backup = ''] = namesIn(dirname(file));
    expect(backup).toMatch(/^ledger\.json\.v0-20261122T090000Z\.bak$/);
    expect(readFileSync(join(dirname(file), backup), 'utf8')).toBe(text);
    expect(modeOf(join(dirname(file), backup))).toBe('600');
    expect((await openJson(file)).read().sequence).toBe(7);
  });

  it('is left alone where what comes out is not valid', async () => {
    const { file, text, opening } = await openOld('seven');
    await expect(opening).rejects.toThrow(/its field sequence is missing, or of another type than number/);
    expect(namesIn(dirname(file))).toEqual(['ledger.json']);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});

it('brings a file of version 1 up to date with nothing lost', async () => {
  const { digests, feeds, decisions, audit, ...rest } = FULL_STATE;
  const { subscriptions, ...settings } = rest.settings;
  const { limitsReadAt, ...polls } = rest.polls;
  const text = renderLedger({ state: FULL_STATE, snapshots: {} });
  const document = JSON.parse(text);
  for (const name of ['digests', 'feeds', 'decisions', 'audit']) delete document[name];
  delete document.settings.subscriptions;
  delete document.polls.limitsReadAt;
  const file = newStateFile();
  mkdirSync(dirname(file));
  writeFileSync(file, JSON.stringify({ ...document, version: 1 }));
  expect((await openJson(file)).read()).toEqual({
    ...EMPTY_LEDGER.state,
    ...rest,
    settings: { ...settings, subscriptions: [] },
    polls: { ...polls, limitsReadAt: {} },
  });
});

it('is as it was, in memory and on disk, whichever step of a change fails, and goes on', async () => {
  const old = membersOnly('console', [memberOf(1)]);
  const newer = membersOnly('console', [memberOf(2)]);
  const failed: number[] = [];
  for (let steps = 0; ; steps += 1) {
    const file = newStateFile();
    const { files, failAfter, hasFailed } = failingFiles();
    const store = await openJson(file, { files });
    await store.update((state) => ({ state: { ...state, sequence: 1 }, snapshots: [old], result: null }));
    const change = () =>
      store.update((state) => ({ state: { ...state, sequence: 2 }, snapshots: [newer], result: null }));
    failAfter(steps);
    const outcome = await change().then(
      () => 'done' as const,
      (error: Error) => error.message,
    );
    if (!hasFailed()) break;
    if (outcome !== 'done') {
      expect(outcome).toBe(
        'This could not be saved, because the disk of my state file is full: make room there, then try again.',
      );
      failed.push(steps);
      expect(store.read().sequence).toBe(1);
      expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ sequence: 1 });
      expect(await store.snapshot('console')).toEqual(old);
      expect([namesIn(dirname(file)), namesIn(shelfOf(file)).length]).toEqual([['ledger.json', 'snapshots'], 1]);
      await change();
    }
    const next = await openJson(file);
    expect([next.read().sequence, await next.snapshot('console')]).toEqual([2, newer]);
  }
  // Two files, each created, synced, moved and synced with its folder.
  expect(failed.length).toBeGreaterThanOrEqual(8);
});
