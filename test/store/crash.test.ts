import { describe, expect, it } from 'vitest';
import { toInstant } from '../../src/domain/day.ts';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import type { StateStore } from '../../src/ports.ts';
import type { FileOperations } from '../../src/store/file-operations.ts';
import { EMPTY_LEDGER, readLedger, renderLedger } from '../../src/store/read-ledger.ts';
import { createModelDisk, type ModelDisk } from './kit/model-disk.ts';
import { openJson } from './kit/open-json.ts';
import { AT, memberOf, membersOnly } from './kit/sample-state.ts';

const FOLDER = '/disk/data';
const FILE = `${FOLDER}/ledger.json`;
const LATER = toInstant(AT + 1000);
const NONE = { console: null, enterprise: null };

const one = membersOnly('console', [memberOf(1)]);
const two = membersOnly('console', [memberOf(2), memberOf(3)]);
const enterprise = membersOnly('enterprise', [memberOf(1)]);
const twoAgain = membersOnly('console', [memberOf(2), memberOf(3)], LATER);

/** The changes that are made one after the other, and which snapshots there are after each. */
const STORY: readonly { put: readonly Snapshot[]; leaves: Record<'console' | 'enterprise', Snapshot | null> }[] = [
  { put: [], leaves: NONE },
  { put: [one], leaves: { ...NONE, console: one } },
  { put: [], leaves: { ...NONE, console: one } },
  { put: [two, enterprise], leaves: { console: two, enterprise } },
  { put: [twoAgain], leaves: { console: twoAgain, enterprise } },
  { put: [one], leaves: { console: one, enterprise } },
];

const setTo = (store: StateStore, sequence: number, snapshots: readonly Snapshot[] = []): Promise<void> =>
  store.update((state) => ({ state: { ...state, sequence }, snapshots, result: undefined }));

/** Lives the story until the disk dies. Resolves with the last change that was said to be safe; -1 when not even the opening was. */
const live = async (files: FileOperations): Promise<number> => {
  let safe = -1;
  try {
    const store = await openJson(FILE, { files });
    safe = 0;
    for (const [index, { put }] of STORY.entries()) {
      if (index > 0) await setTo(store, index, put);
      safe = index;
    }
  } catch (error) {
    expect(error).toEqual(new Error('killed'));
  }
  return safe;
};

const crashesOf = (disk: ModelDisk): readonly ReadonlyMap<string, string>[] => {
  let seed = 7;
  const chance = (): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const cuts = [() => 0, () => 0.99, ...Array.from({ length: 12 }, () => chance)];
  return [disk.afterKill(), ...cuts.map((choose) => disk.afterPowerCut(choose))];
};

const expectWhole = async (content: ReadonlyMap<string, string>, safe: number): Promise<void> => {
  const disk = createModelDisk(content);
  const store = await openJson(FILE, { files: disk.files });
  const { sequence } = store.read();
  expect([Math.max(safe, 0), safe + 1]).toContain(sequence);
  for (const source of ['console', 'enterprise'] as const)
    expect(await store.snapshot(source)).toEqual(STORY[sequence]?.leaves[source]);

  await setTo(store, 99);
  expect((await openJson(FILE, { files: disk.files })).read().sequence).toBe(99);
  const left = Object.values(STORY[sequence]?.leaves ?? NONE).filter((each) => each !== null).length;
  expect([...disk.afterKill().keys()].filter((path) => path !== FILE)).toHaveLength(left);
};

const whole = createModelDisk();
const lastSafe = await live(whole.files);

it('lives the whole story on a disk that does not die', () => {
  expect(lastSafe).toBe(STORY.length - 1);
  expect(whole.steps()).toBeGreaterThan(40);
});

it.each(Array.from({ length: whole.steps() + 1 }, (_, step) => step))(
  'after the process or the power ends at step %i, the state is the old one or the new one, with its snapshots',
  async (step) => {
    const disk = createModelDisk(new Map(), step);
    const safe = await live(disk.files);
    for (const content of crashesOf(disk)) await expectWhole(content, safe);
  },
);

describe('an update from an older version', () => {
  const old = `${JSON.stringify({ version: 1, count: 5 })}\n`;
  const migrations = {
    1: ({ count }: Readonly<Record<string, unknown>>) => ({ ...EMPTY_LEDGER.state, sequence: count, snapshots: {} }),
  };
  const before = new Map([[FILE, old]]);

  it('leaves the old file, or the new one and a copy of the old', async () => {
    const measure = createModelDisk(before);
    await openJson(FILE, { files: measure.files, migrations });
    for (let step = 0; step <= measure.steps(); step += 1) {
      const disk = createModelDisk(before, step);
      await openJson(FILE, { files: disk.files, migrations }).catch(() => undefined);
      for (const content of crashesOf(disk)) {
        const text = content.get(FILE) ?? '';
        if (text === old) continue;
        expect(readLedger(text)).toMatchObject({ ok: true, ledger: { state: { sequence: 5 } } });
        const backups = [...content].filter(([path]) => path.endsWith('.bak'));
        expect(backups).toEqual([[expect.stringContaining('ledger.json.v1-'), old]]);
      }
    }
    expect([...measure.afterKill().values()]).toContain(
      renderLedger({ ...EMPTY_LEDGER, state: { ...EMPTY_LEDGER.state, sequence: 5 } }),
    );
  });
});
