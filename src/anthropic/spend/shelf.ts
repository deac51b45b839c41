import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import type { HistoryStore, Log } from '../../ports.ts';

/** Changes when what is stored means something else: older content is then read again from the API. */
const FORMAT = 2;

/** Longer than it takes to read a month of a large organisation, or to put an answer together from what was read. */
const QUIET_MS = 500;

const HEAD = `${JSON.stringify({ format: FORMAT })}\n`;

/** A part of the history whose keys begin alike. */
export interface Shelf {
  /** Null when there is nothing, or nothing of this format. */
  readonly read: <T>(name: string, schema: z.ZodType<T>) => Promise<T | null>;
  /** Returns at once: it is written later, and until then read from memory. */
  readonly write: (name: string, contentOf: () => unknown) => void;
}

export interface Shelves {
  readonly open: (prefix: string) => Shelf;
  /** Writes at once what waits; resolves when all is written. */
  readonly saved: () => Promise<void>;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown');

/**
 * History is a memory, never the truth: what cannot be read is read from the API again, what cannot be written costs
 * requests later. Neither fails a question, and none waits for it: what there is to write is put into words and written
 * once nothing more comes.
 */
export const createShelves = (history: HistoryStore, log: Log): Shelves => {
  const waiting = new Map<string, () => unknown>();
  let writing: Promise<void> | null = null;
  let changes = 0;
  let hurry = (): void => undefined;

  const writeOne = async (key: string, contentOf: () => unknown): Promise<void> => {
    try {
      const body = JSON.stringify(contentOf());
      await history.write(key, `${HEAD}${body}`);
    } catch (error) {
      log.warn('history-not-written', { key, reason: reasonOf(error) });
    }
    // Unless it was changed meanwhile: then it waits once more.
    if (waiting.get(key) === contentOf) waiting.delete(key);
  };
  const untilQuiet = async (): Promise<void> => {
    const resting = new AbortController();
    const { signal } = resting;
    hurry = () => resting.abort();
    for (let seen = 0; seen < changes && !signal.aborted; ) {
      seen = changes;
      await pause(QUIET_MS, undefined, { signal }).catch(() => undefined);
    }
  };
  const writeAll = async (): Promise<void> => {
    await untilQuiet();
    while (waiting.size > 0) for (const [key, contentOf] of [...waiting]) await writeOne(key, contentOf);
    writing = null;
  };

  const readContent = async (key: string): Promise<{ readonly content: unknown } | null> => {
    const contentOf = waiting.get(key);
    if (contentOf !== undefined) return { content: contentOf() };
    const text = await history.read(key);
    if (text === null) return null;
    if (text.startsWith(HEAD)) return { content: JSON.parse(text.slice(HEAD.length)) };
    log.warn('history-ignored', { key, reason: 'another format' });
    return null;
  };

  return {
    open: (prefix) => ({
      read: async (name, schema) => {
        const key = `${prefix}.${name}`;
        try {
          const found = await readContent(key);
          const parsed = found === null ? null : schema.safeParse(found.content);
          if (parsed?.success === false) log.warn('history-ignored', { key, reason: 'unknown shape' });
          return parsed?.data ?? null;
        } catch (error) {
          log.warn('history-ignored', { key, reason: reasonOf(error) });
          return null;
        }
      },
      write: (name, contentOf) => {
        waiting.set(`${prefix}.${name}`, contentOf);
        changes += 1;
        writing ??= writeAll();
      },
    }),
    saved: async () => {
      hurry();
      await writing;
    },
  };
};
