import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Incident } from '../../src/domain/incident.ts';
import type { LedgerState } from '../../src/domain/ledger-state.ts';
import type { Member } from '../../src/domain/organisation.ts';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import { createLog } from '../../src/log/create-log.ts';
import { openStateStore } from '../../src/store/open-state-store.ts';
import { alternate } from './alternate.ts';
import { createBenchClock, NOW } from './bench-clock.ts';
import { type BenchLine, drawLine } from './line.ts';
import type { Scale } from './scale.ts';

const FEW = 50;
/** The disk takes now this long and now that: each run is the middle of so many. */
const SAVES = 15;

const snapshotOf = (count: number): Snapshot => {
  const items = Array.from({ length: count }, (_, place): Member => {
    const name = `person-${place}`;
    return { id: `user_${place}`, email: `${name}@example.com`, name, role: 'developer', addedAt: NOW };
  });
  return {
    source: 'console',
    members: { at: NOW, items },
    invites: null,
    workspaces: null,
    workspaceMembers: null,
    keys: null,
  };
};

const incidentOf = (id: string): Incident => ({
  id,
  finding: {
    rule: 'key-created',
    source: 'console',
    subject: id,
    period: null,
    severity: 'high',
    lifecycle: 'event',
    facts: [`key:console:${id}`],
    statement: { title: `A key was made: ${id}`, fields: [], advice: 'Ask who made it.', row: [id] },
  },
  group: null,
  also: [],
  status: 'open',
  openedAt: NOW,
  changedAt: NOW,
  endedAt: null,
  acts: [],
  snoozedUntil: null,
  message: null,
});

const withIncident = (state: LedgerState, id: string): LedgerState => ({ ...state, incidents: [incidentOf(id)] });

/** A state file beside the snapshot of so many members, open; each call saves incidents and gives the time of one. */
const openState = async (members: number) => {
  const folder = await mkdtemp(join(tmpdir(), 'claude-ledger-bench-'));
  const clock = createBenchClock();
  const log = createLog({ level: 'warn', clock, write: (line) => process.stderr.write(line) });
  const store = await openStateStore({ file: join(folder, 'ledger.json'), clock, log });
  await store.update((state) => ({ state, snapshots: [snapshotOf(members)], result: undefined }));
  return {
    saveOne: async (): Promise<number> => {
      const times: number[] = [];
      for (let save = 0; save < SAVES; save += 1) {
        const startedAt = performance.now();
        await store.update((state) => ({ state: withIncident(state, `incident-${save}`), result: undefined }));
        times.push(performance.now() - startedAt);
      }
      return times.toSorted((a, b) => a - b)[Math.floor(SAVES / 2)] ?? Number.NaN;
    },
    close: async () => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** How long it takes until one incident is safe on disk, beside few members and beside very many. */
export const measureSaving = async ({ polls, runs }: Scale): Promise<BenchLine[]> => {
  const many = polls.members ?? 0;
  const [large, small] = [await openState(many), await openState(FEW)];
  await Promise.all([large.saveOne(), small.saveOne()]);
  const [beside = [], alone = []] = await alternate(runs, [large.saveOne, small.saveOne]);
  await Promise.all([large.close(), small.close()]);
  return [
    drawLine(
      {
        name: 'saving',
        subject: `one incident, beside ${many} members`,
        against: `beside ${FEW} members`,
        unit: 'ms',
        target: { of: 'ratio', atMost: 1.5 },
      },
      beside,
      alone,
    ),
  ];
};
