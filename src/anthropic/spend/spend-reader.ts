import type { Part } from '../../domain/part.ts';
import type { Cost, Source, SpendFacts, SpendQuestion, Usage } from '../../domain/spend.ts';
import type { Clock, HistoryStore, Log } from '../../ports.ts';
import type { Transport } from '../http.ts';
import type { Freshness } from '../note-freshness.ts';

export interface SpendReaderOptions {
  readonly source: Source;
  /** Who is paying: a stable id of the organisation, so that another key's history is not taken for this one's. */
  readonly owner: string;
  readonly transport: Transport;
  readonly history: HistoryStore;
  readonly clock: Clock;
  readonly log: Log;
  /** The id of the default workspace, which classic reports leave unnamed; null when it cannot be told. May throw `ApiFailure`. */
  readonly defaultWorkspaceId: () => Promise<string | null>;
}

/** Spend of one organisation, from whichever generation of reports answers its key. */
export interface SpendReader {
  readonly cost: (question: SpendQuestion) => Promise<Part<SpendFacts<Cost>>>;
  readonly usage: (question: SpendQuestion) => Promise<Part<SpendFacts<Usage>>>;
  /** Which reports answer now, and until when their data is complete. Throws `ApiFailure` when that cannot be told. */
  readonly freshness: () => Promise<Freshness>;
  /** Resolves when what was read for answers is in the history, where it goes a little after them. */
  readonly saved: () => Promise<void>;
}
