import { openSpendReader } from '../../../src/anthropic/spend/open-spend-reader.ts';
import type { SpendReader } from '../../../src/anthropic/spend/spend-reader.ts';
import { type Day, type Instant, parseIsoDay, type Span, startOf } from '../../../src/domain/day.ts';
import type { Part } from '../../../src/domain/part.ts';
import type { Source } from '../../../src/domain/spend.ts';
import type { HistoryStore, Log } from '../../../src/ports.ts';
import { openSealed, sealValue } from '../../../src/store/seal-value.ts';
import { DEFAULT_WORKSPACE, type Fact } from './facts.ts';
import { createFakeApi, type FakeApi } from './fake-api.ts';

export const day = (text: string): Day => {
  const found = parseIsoDay(text);
  if (found === null) throw new Error(text);
  return found;
};
export const span = (from: string, to: string): Span => ({ from: day(from), to: day(to) });

/** `files`: as they would stand on the disk. */
export const createMemoryHistory = (): HistoryStore & { readonly files: Map<string, string> } => {
  const files = new Map<string, string>();
  return {
    files,
    read: async (key) => openSealed(key, files.get(key) ?? ''),
    write: async (key, value) => {
      files.set(key, sealValue(key, value));
    },
  };
};

const quiet: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

const NOON_MS = 12 * 3_600_000;

export interface Harness {
  readonly api: FakeApi;
  readonly history: ReturnType<typeof createMemoryHistory>;
  /** Milliseconds past the API's noon. */
  later: number;
  /** Answers once what it read is in the history, so that it can be restarted. */
  reader: SpendReader;
  /** The same, as it answers. */
  prompt: SpendReader;
  /** A new process over the same history. */
  restart: () => void;
  /** How many requests a question takes. */
  requestsOf: (ask: () => Promise<unknown>) => Promise<number>;
}

export const createHarness = (
  facts: readonly Fact[],
  today: Day,
  { owner = '7c1d9b52-4f0e-4a58-9d35-2b6e0a4f9c11', source = 'console' as Source } = {},
): Harness => {
  const api = createFakeApi(facts, today);
  const history = createMemoryHistory();
  const harness: Harness = {
    api,
    history,
    later: 0,
    reader: undefined as never,
    prompt: undefined as never,
    restart: () => {
      const reader = openSpendReader({
        source,
        owner,
        transport: api.transport,
        history,
        clock: { now: () => (startOf(api.today) + NOON_MS + harness.later) as Instant, sleep: async () => undefined },
        log: quiet,
        defaultWorkspaceId: async () => DEFAULT_WORKSPACE,
      });
      const saving =
        <Q, A>(ask: (question: Q) => Promise<A>) =>
        async (question: Q): Promise<A> => {
          const answer = await ask(question);
          await reader.saved();
          return answer;
        };
      harness.prompt = reader;
      harness.reader = { ...reader, cost: saving(reader.cost), usage: saving(reader.usage) };
    },
    requestsOf: async (ask) => {
      const before = api.requests.length;
      await ask();
      return api.requests.length - before;
    },
  };
  harness.restart();
  return harness;
};

export const answerOf = <T>(part: Part<T>): T => {
  if (part.state !== 'present') throw new Error(`not present: ${JSON.stringify(part)}`);
  return part.value;
};
