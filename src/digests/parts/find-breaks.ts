import { ACCESS_PARTS } from '../../domain/access-parts.ts';
import { HOUR_MS, type Instant, type Span, startOf } from '../../domain/day.ts';
import type { LedgerState, PollRecord } from '../../domain/ledger-state.ts';
import type { Source } from '../../domain/spend.ts';

/** A time within some days in which a source was not watched. Null: from before them on, or until after them. */
export interface Break {
  readonly from: Instant | null;
  readonly to: Instant | null;
}

/** How a source was watched over some days: without a break where there are none, oldest first. */
export interface Watching {
  readonly source: Source;
  readonly breaks: readonly Break[];
}

/** The break that lasts: since a list cannot be read, or since the last look at all. */
const findLasting = ({ blindSince, lastFinishedAt }: PollRecord, source: Source): readonly Instant[] =>
  [...ACCESS_PARTS.map((part) => blindSince[`${source} ${part}`]), lastFinishedAt]
    .flatMap((since) => since ?? [])
    .toSorted((a, b) => a - b)
    .slice(0, 1);

/** How these sources were watched over these days, as far as the state remembers it. */
export const findBreaks = (
  { polls }: Pick<LedgerState, 'polls'>,
  sources: readonly Source[],
  span: Span,
): readonly Watching[] => {
  const [begin, end] = [startOf(span.from), startOf(span.to)];
  return sources.map((source) => {
    const over = (polls.breaks ?? []).filter((each) => each.source === source);
    // The last look before midnight may be some time before it.
    const lasting = findLasting(polls, source).filter((from) => from < end - HOUR_MS);
    return {
      source,
      breaks: [...over, ...lasting.map((from) => ({ from, to: end }))]
        .filter(({ from, to }) => to > begin && (from ?? begin) < end)
        .map(({ from, to }) => ({ from: from !== null && from > begin ? from : null, to: to < end ? to : null })),
    };
  });
};
