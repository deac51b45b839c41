import { createIncidentDesk } from '../../../src/alerts/create-incident-desk.ts';
import { createSpendJudge } from '../../../src/alerts/judge-spend.ts';
import { runPoll } from '../../../src/alerts/run-poll.ts';
import type { SpendLimit } from '../../../src/domain/activity.ts';
import type { LimitRequest, LimitVerdict } from '../../../src/domain/limit-request.ts';
import { failed, type Part, present } from '../../../src/domain/part.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import type { ClaudeSource } from '../../../src/ports.ts';
import { memoryLog } from '../../log/memory-log.ts';
import { createManualClock } from '../../slack/kit/manual-clock.ts';
import { createFakeSource } from '../../support/fake-source.ts';
import { createMemoryStore } from '../../support/memory-store.ts';
import { member } from '../../support/organisation.ts';
import { SETTINGS } from '../../support/sample-incident.ts';

const WHERE = {
  source: 'enterprise',
  endpoint: '/v1/organizations/spend_limit_increase_requests',
  requestId: null,
} as const;

const problemOf = (kind: 'unavailable' | 'rate-limited' | 'scope-missing' | 'bad-request'): Problem => {
  switch (kind) {
    case 'unavailable':
      return { ...WHERE, kind, status: null, cause: 'timeout' };
    case 'rate-limited':
      return { ...WHERE, kind, retryAt: 0 as never };
    case 'scope-missing':
      return { ...WHERE, kind, needed: ['write:spend_limits'], message: 'Missing required scopes.' };
    case 'bad-request':
      return { ...WHERE, kind, status: 400, message: 'The request is not pending.' };
  }
};

/** What happens to the next decision: it is done, or not, and its answer comes, or does not. */
interface Mishap {
  readonly isDone: boolean;
  readonly answers: Problem['kind'] & Parameters<typeof problemOf>[0];
}

/** Claude Enterprise with requests for higher limits, polls that look at it, and the desk behind the buttons. */
export const limitWorld = () => {
  const clock = createManualClock();
  const { log, lines, text } = memoryLog({ clock });
  const store = createMemoryStore();
  const requests = new Map<string, LimitRequest>();
  const posts: { readonly id: string; readonly verdict: LimitVerdict }[] = [];
  let limits: readonly SpendLimit[] = [];
  let limitReads = 0;
  let people = 3;
  let scopes: readonly string[] | null = ['read:spend_limits', 'write:spend_limits'];
  let mishap: Mishap | null = null;
  let down = false;
  /** Decisions wait for this before they arrive. */
  let gate: Promise<void> = Promise.resolve();
  /** Lists of requests are read, and arrive after this. */
  let listing: Promise<void> = Promise.resolve();
  let listings = 0;

  const readable = <T>(value: () => T): Part<T> => (down ? failed(problemOf('unavailable')) : present(value()));
  const change = (id: string, parts: Partial<LimitRequest>): LimitRequest => {
    const before = requests.get(id);
    if (before === undefined) throw new Error(id);
    const after = { ...before, ...parts };
    requests.set(id, after);
    return after;
  };
  const decide: ClaudeSource['decideLimitRequest'] = async (id, verdict) => {
    posts.push({ id, verdict });
    await gate;
    const trouble = mishap;
    mishap = null;
    if (trouble?.isDone === false) return failed(problemOf(trouble.answers));
    if (requests.get(id)?.status !== 'pending') return failed(problemOf('bad-request'));
    const status = verdict.kind === 'approve' ? 'approved' : 'denied';
    const after = change(id, {
      status,
      resolvedAt: clock.now(),
      resolvedBy: 'the key',
      resolvedByPerson: false,
      limit: null,
    });
    return trouble === null ? present(after) : failed(problemOf(trouble.answers));
  };
  const source = createFakeSource('enterprise', {
    members: async () => present(Array.from({ length: people }, (_, index) => member(String(index)))),
    spendLimits: async () => {
      limitReads += 1;
      return readable(() => limits);
    },
    limitRequests: async () => {
      const listed = readable(() => [...requests.values()].filter(({ status }) => status === 'pending'));
      listings += 1;
      await listing;
      return listed;
    },
    limitRequest: async (id) => {
      const found = requests.get(id);
      return found === undefined
        ? failed({ ...WHERE, kind: 'bad-request', status: 404, message: '' })
        : readable(() => found);
    },
    decideLimitRequest: decide,
    scopes: async () => scopes,
  });

  const drain = async () => ({ waiting: 0 });
  const options = { store, sources: [source], settings: SETTINGS, clock, log };
  const openDesk = () => createIncidentDesk({ ...options, permalink: async () => null, drain });
  let desk = openDesk();
  const kept = new Map<string, string>();
  const history = {
    read: async (key: string) => kept.get(key) ?? null,
    write: async (key: string, value: string) => void kept.set(key, value),
  };
  const rules = [...SETTINGS.rules.values()];
  const judge = createSpendJudge(async () => undefined);
  const isDueBetween = () => false;

  return {
    store,
    clock,
    lines,
    text,
    posts,
    desk: () => desk,
    /** Another process, with nothing in its memory. */
    restart: () => {
      gate = Promise.resolve();
      desk = openDesk();
    },
    ask: (request: LimitRequest) => requests.set(request.id, request),
    change,
    request: (id = 'slir_1') => change(id, {}),
    forget: (id: string) => requests.delete(id),
    go: (what: { readonly scopes?: readonly string[] | null; readonly down?: boolean; readonly people?: number }) => {
      scopes = what.scopes === undefined ? scopes : what.scopes;
      down = what.down ?? down;
      people = what.people ?? people;
    },
    spend: (...now: readonly SpendLimit[]) => {
      limits = now;
    },
    limitReads: () => limitReads,
    happens: (next: Mishap) => {
      mishap = next;
    },
    /** Decisions are under way until this is called. */
    holdDecisions: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return resolve;
    },
    /** What a poll reads of requests is under way until this is called. */
    holdListing: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      listing = promise;
      return resolve;
    },
    listings: () => listings,
    poll: async (minutes = 5) => {
      clock.advance(minutes * 60_000);
      const ports = { ...options, rules, history, judge, isDueBetween, drain };
      return runPoll(ports, new AbortController().signal);
    },
    /** The incident about a request. */
    incident: (subject = 'slir_1') => {
      const found = store.read().incidents.findLast(({ finding }) => finding.subject === subject);
      if (found === undefined) throw new Error(`no incident about ${subject}`);
      return found;
    },
    /** What was said about it, in order; an update that came after another one stands for both. */
    said: (subject = 'slir_1') => {
      const { incidents, outbox } = store.read();
      const id = incidents.find(({ finding }) => finding.subject === subject)?.id;
      return outbox.filter(({ envelope }) => envelope.about === id).map(({ kind, message }) => ({ kind, ...message }));
    },
    /** Slack has taken everything. */
    deliver: () =>
      store.update((state) => ({
        state: {
          ...state,
          outbox: [],
          incidents: state.incidents.map((each) =>
            each.message === null && each.status === 'open'
              ? { ...each, message: { channel: 'C9', ts: `${each.id}.0` } }
              : each,
          ),
        },
        result: null,
      })),
  };
};

export type LimitWorld = ReturnType<typeof limitWorld>;
