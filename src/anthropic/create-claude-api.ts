import { createHash } from 'node:crypto';
import type { Source } from '../domain/spend.ts';
import type { ClaudeApi } from '../ports.ts';
import { createClaudeSource } from './create-claude-source.ts';
import type { SourceSettings } from './open-claude-source.ts';

type Key = SourceSettings['key'];

interface ApiSettings extends Omit<SourceSettings, 'source' | 'key' | 'owner' | 'budget'> {
  readonly consoleKey: Key | null;
  readonly enterpriseKey: Key | null;
  /** Of each organisation. Null or absent: what Anthropic's own limits leave room for. */
  readonly requestsPerMinute?: number | null;
}

/** Another key may be of another organisation: what is kept on disk is told apart by the key's digest, which gives nothing away. */
const ownerOf = (source: Source, key: Key): string =>
  `${source}-${createHash('sha256').update(key.reveal()).digest('hex').slice(0, 12)}`;

interface LazyApi extends ClaudeApi {
  /** Loads what reads the organisations before the first question does. Asks nothing. */
  open(): Promise<unknown>;
}

/** The organisations that there are keys for. */
export const createClaudeApi = ({ consoleKey, enterpriseKey, ...common }: ApiSettings): LazyApi => {
  const keys: readonly (readonly [Source, Key | null])[] = [
    ['console', consoleKey],
    ['enterprise', enterpriseKey],
  ];
  const sources = keys.flatMap(([source, key]) =>
    key === null ? [] : [createClaudeSource({ ...common, source, key, owner: ownerOf(source, key) })],
  );
  return {
    sources,
    open: () => Promise.all(sources.map((source) => source.open())),
    close: async () => {
      await Promise.all(sources.map((source) => source.close()));
    },
  };
};
