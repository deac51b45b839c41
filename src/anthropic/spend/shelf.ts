import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { HistoryStore, Log } from '../../ports.ts';

/** Changes when what is stored means something else: older content is then read again from the API. */
const FORMAT = 1;

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

interface Stored<T> {
  readonly value: T;
  /** Of the content: equal digests mean equal content. */
  readonly digest: string;
}

/** A part of the history whose keys begin alike. */
export interface Shelf {
  /** Null when there is nothing, or nothing that this program wrote under this very key. */
  readonly read: <T>(name: string, schema: z.ZodType<T>) => Promise<Stored<T> | null>;
  /** The digest of what was written. */
  readonly write: (name: string, value: unknown) => Promise<string>;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown');

/** The body of a text that `write` made under this key, or null for anything else: cut off, altered, or moved from elsewhere. */
const openEnvelope = (text: string, key: string): { readonly body: string; readonly digest: string } | null => {
  const end = text.indexOf('\n');
  const body = text.slice(end + 1);
  const digest = digestOf(body);
  return end > 0 && text.slice(0, end) === headOf(key, digest) ? { body, digest } : null;
};

const headOf = (key: string, digest: string): string => JSON.stringify({ format: FORMAT, key, digest });

/**
 * History is a memory, never the truth: what cannot be read is read from the API again, what cannot be written costs
 * requests later. Neither fails a question.
 */
export const openShelf = (history: HistoryStore, log: Log, prefix: string): Shelf => ({
  read: async (name, schema) => {
    const key = `${prefix}.${name}`;
    try {
      const text = await history.read(key);
      if (text === null) return null;
      const envelope = openEnvelope(text, key);
      const parsed = envelope === null ? null : schema.safeParse(JSON.parse(envelope.body));
      if (envelope !== null && parsed?.success) return { value: parsed.data, digest: envelope.digest };
      log.warn('history-ignored', { key, reason: envelope === null ? 'not as written' : 'unknown shape' });
    } catch (error) {
      log.warn('history-ignored', { key, reason: reasonOf(error) });
    }
    return null;
  },
  write: async (name, value) => {
    const key = `${prefix}.${name}`;
    const body = JSON.stringify(value);
    const digest = digestOf(body);
    try {
      await history.write(key, `${headOf(key, digest)}\n${body}`);
    } catch (error) {
      log.warn('history-not-written', { key, reason: reasonOf(error) });
    }
    return digest;
  },
});
