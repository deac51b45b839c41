import type { Instant, Span } from '../../domain/day.ts';
import type { Part } from '../../domain/part.ts';
import type { Source } from '../../domain/spend.ts';
import type { Gap } from '../describe-gaps.ts';
import type { Page } from '../page-rows.ts';
import type { SpendBy } from '../read-spend-by.ts';
import type { KeyEntry } from './join-keys.ts';
import type { KeyWords } from './parse-words.ts';

/** The keys that were asked for, over all sources that have any. */
export interface KeysReport {
  readonly words: KeyWords;
  readonly asOf: Instant;
  readonly several: boolean;
  /** The sources whose keys were read. */
  readonly read: readonly Source[];
  readonly matches: readonly KeyEntry[];
  readonly page: Page<KeyEntry>;
  /** How many keys may or may not be in a state that was asked for, because it could not be read. */
  readonly undecided: number;
  /** The days whose use was looked at; null where it could not be read. */
  readonly useSpan: Span | null;
  /** Null where there are no keys to have spent anything. */
  readonly spend: Part<SpendBy> | null;
  readonly gaps: readonly Gap[];
}
