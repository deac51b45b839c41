import { createSpendJudge } from '../../../src/alerts/judge-spend.ts';
import type { QueueSettings } from '../../../src/alerts/queue-steps.ts';
import { runPoll } from '../../../src/alerts/run-poll.ts';
import { type Instant, toInstant } from '../../../src/domain/day.ts';
import type { LedgerState } from '../../../src/domain/ledger-state.ts';
import type { ApiKey, Invite, Member, Workspace, WorkspaceMember } from '../../../src/domain/organisation.ts';
import { type Part, present } from '../../../src/domain/part.ts';
import type { ClaudeSource, HistoryStore } from '../../../src/ports.ts';
import { rules } from '../../../src/rules/index.ts';
import { costOf, createFakeSource, NOW, unavailable } from '../../support/fake-source.ts';
import { createMemoryStore } from '../../support/memory-store.ts';

export interface Company {
  readonly members: readonly Member[];
  readonly invites: readonly Invite[];
  readonly workspaces: readonly Workspace[];
  readonly workspaceMembers: readonly WorkspaceMember[];
  readonly keys: readonly ApiKey[];
}

type ListName = keyof Company;

/** What was said in Slack: an entry of the outbox, in short. */
interface Said {
  readonly kind: 'post' | 'update' | 'thread';
  readonly about: string;
  readonly channel: string;
  readonly text: string;
}

const remember = (): HistoryStore => {
  const kept = new Map<string, string>();
  return {
    read: async (key) => kept.get(key) ?? null,
    write: async (key, value) => {
      kept.set(key, value);
    },
  };
};

const SETTINGS: QueueSettings = {
  rules: new Map(rules.map((rule) => [rule.id, rule])),
  alertChannel: 'C0ALERTS',
  timezone: 'UTC',
};
const silent = (): void => undefined;

/** A Console that polls look at, a state that they keep, and a Slack that takes everything: all in memory. */
export const watchWorld = (company: Company, methods: Partial<ClaudeSource> = {}, initial?: LedgerState) => {
  let truth = company;
  let now: Instant = NOW;
  let failing: ReadonlySet<ListName> = new Set();
  const store = createMemoryStore(initial);
  const history = remember();
  const judge = createSpendJudge(async () => undefined);
  const said: Said[] = [];

  const list = async <T>(name: ListName, items: readonly T[]): Promise<Part<readonly T[]>> =>
    failing.has(name) ? unavailable() : present(items);
  const source = createFakeSource('console', {
    members: () => list('members', truth.members),
    invites: () => list('invites', truth.invites),
    workspaces: () => list('workspaces', truth.workspaces),
    workspaceMembers: (id) =>
      list(
        'workspaceMembers',
        truth.workspaceMembers.filter(({ workspaceId }) => workspaceId === id),
      ),
    apiKeys: () => list('keys', truth.keys),
    cost: costOf('0', { generation: 'classic' }),
    ...methods,
  });

  const drain = async () => {
    const { outbox } = store.read();
    for (const { kind, envelope, message } of outbox) said.push({ kind, ...envelope, text: message.text });
    await store.update((state) => ({ state: { ...state, outbox: [] }, result: null }));
    return { waiting: 0 };
  };

  return {
    store,
    said,
    settings: SETTINGS,
    change: (make: (company: Company) => Partial<Company>) => {
      truth = { ...truth, ...make(truth) };
    },
    truth: () => truth,
    fail: (...names: readonly ListName[]) => {
      failing = new Set(names);
    },
    /** Time goes by, and then a poll runs. */
    poll: (minutes = 5, signal: AbortSignal = new AbortController().signal) => {
      now = toInstant(now + minutes * 60_000);
      const settings = SETTINGS;
      const clock = { now: () => now, sleep: async () => undefined };
      const log = { debug: silent, info: silent, warn: silent, error: silent };
      const isDueBetween = (from: Instant, to: Instant) => to - from > 600_000;
      return runPoll(
        { store, sources: [source], rules, history, judge, isDueBetween, drain, settings, clock, log },
        signal,
      );
    },
    now: () => now,
  };
};
