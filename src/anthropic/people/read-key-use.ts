import type { KeyUse } from '../../domain/activity.ts';
import { contains, type Day, dayOf, intersect, isEmpty, plusDays, type Span } from '../../domain/day.ts';
import type { Source } from '../../domain/spend.ts';
import type { Clock, HistoryStore } from '../../ports.ts';
import type { Transport } from '../http.ts';
import { type LastUse, mergeLastUse } from './last-use.ts';
import { readKeyDays } from './read-key-days.ts';
import { decodeKeyUse, encodeKeyUse, type SettledKeyUse } from './settled-key-use.ts';

/** Today, yesterday and the day before: usage is counted late, and these are read every time. */
const OPEN_DAYS = 3;

/** Longer than anybody asks back; what is older is forgotten. */
const KEPT_DAYS = 100;

interface Reading {
  readonly source: Source;
  readonly transport: Transport;
  readonly history: HistoryStore;
  readonly clock: Pick<Clock, 'now'>;
  /** Tells organisations apart in what is kept. */
  readonly owner: string;
  /** How many keys there are; 0 where that cannot be told. */
  readonly countKeys: () => Promise<number>;
}

/** What is kept covers the beginning of the span, and reaches no further: what it says of later days is no answer. */
const coversStart = ({ span }: SettledKeyUse, asked: Span): boolean =>
  span.from <= asked.from && span.to > asked.from && span.to <= asked.to;

/** Null when nothing is kept, or was kept while the clock was ahead. */
const recall = async ({ history }: Reading, name: string, today: Day): Promise<SettledKeyUse | null> => {
  const kept = decodeKeyUse(await history.read(name));
  return kept === null || kept.span.to > today ? null : kept;
};

/** The later one of both, within a span. */
const joinLastUse = (
  known: Iterable<readonly [string, Day]>,
  read: Iterable<readonly [string, Day]>,
  span: Span,
): ReadonlyMap<string, Day> => {
  const lastUsed = new Map<string, Day>();
  for (const days of [known, read]) {
    mergeLastUse(
      lastUsed,
      [...days].filter(([, day]) => contains(span, day)),
    );
  }
  return lastUsed;
};

const NOTHING: LastUse = { settled: new Map(), recent: new Map() };

/**
 * The last day on which each key was used within a span, today as far as it is counted. Settled days are read once and
 * kept, so that asking again reads the last three days: one request. Throws `ApiFailure`.
 */
export const readKeyUse = async (reading: Reading, asked: Span): Promise<KeyUse> => {
  const { source, transport, history, clock, owner, countKeys } = reading;
  const readAt = clock.now();
  const today = dayOf(readAt);
  const span = intersect(asked, { from: asked.from, to: plusDays(today, 1) });
  if (isEmpty(span)) return { span, lastUsed: new Map(), readAt };

  const name = `${owner}-key-use`;
  const kept = await recall(reading, name, today);
  const settled = kept !== null && coversStart(kept, span) ? kept : { span: { ...span, to: span.from }, lastUsed: [] };
  const missing: Span = { from: settled.span.to, to: span.to };
  const recentFrom = plusDays(today, 1 - OPEN_DAYS);
  const read = isEmpty(missing)
    ? NOTHING
    : await readKeyDays(transport, { source, span: missing, recentFrom, keyCount: await countKeys() });

  const settling = intersect(
    { from: settled.span.from, to: span.to },
    { from: plusDays(today, -KEPT_DAYS), to: recentFrom },
  );
  // Further on than what is kept, or further back; an answer about the past alone does not take its place.
  const isMore = kept === null || settling.to > kept.span.to || (settled !== kept && settling.to === kept.span.to);
  if (isMore && !isEmpty(settling)) {
    const lastUsed = joinLastUse(settled.lastUsed, read.settled, settling);
    await history.write(name, encodeKeyUse({ span: settling, lastUsed }));
  }
  const known = joinLastUse(settled.lastUsed, read.settled, span);
  return { span, lastUsed: joinLastUse(known, read.recent, span), readAt };
};
