import { z } from 'zod';
import { cover, type Day, type Instant, type Span } from '../domain/day.ts';
import { type Part, present } from '../domain/part.ts';
import { shareFlights } from '../domain/share-flights.ts';
import type { Clock, HistoryStore, Named, NamedKind } from '../ports.ts';

/** The default workspace is remembered apart: classic reports leave it unnamed. */
export type RememberedKind = NamedKind | 'default-workspace';

const storedSchema = z.object({
  version: z.literal(1),
  readAt: z.number(),
  from: z.number(),
  to: z.number(),
  names: z.array(z.tuple([z.string(), z.string()])),
});

/** A list of names as it was read, and the span whose use it covers. */
interface Remembered {
  readonly readAt: Instant;
  readonly span: Span;
  readonly names: readonly Named[];
}

/** Long enough that a conversation asks once, short enough that a new workspace has its name within the hour's quarter. */
const KEPT_MS = 15 * 60_000;

const decode = (text: string): Remembered | null => {
  try {
    const { readAt, from, to, names } = storedSchema.parse(JSON.parse(text));
    const named = names.map(([id, name]) => ({ id, name }));
    return { readAt: readAt as Instant, span: { from: from as Day, to: to as Day }, names: named };
  } catch {
    return null;
  }
};

const encode = ({ readAt, span, names }: Remembered): string =>
  JSON.stringify({ version: 1, readAt, ...span, names: names.map(({ id, name }) => [id, name]) });

/** Fresh, from this side of the clock, and about all of the span. */
const answers = ({ readAt, span }: Remembered, asked: Span, now: Instant): boolean =>
  readAt <= now && now - readAt < KEPT_MS && span.from <= asked.from && span.to >= asked.to;

/** Workspaces and keys are listed whole, whenever they were used. */
const isList = (kind: RememberedKind): boolean =>
  kind === 'workspace' || kind === 'key' || kind === 'default-workspace';
const WHENEVER: Span = { from: 0 as Day, to: 0 as Day };

/**
 * Remembers lists of names for a quarter of an hour, over restarts too: names are shown with nearly every answer and
 * seldom change. A remembered list that is too old, too short or unreadable is read again; concurrent readers share one read.
 */
export const rememberNames = (
  read: (kind: RememberedKind, span: Span) => Promise<Part<readonly Named[]>>,
  {
    history,
    clock,
    owner,
  }: { readonly history: HistoryStore; readonly clock: Pick<Clock, 'now'>; readonly owner: string },
): ((kind: RememberedKind, span: Span) => Promise<Part<readonly Named[]>>) => {
  const known = new Map<RememberedKind, Remembered>();
  const share = shareFlights<Part<readonly Named[]>>();

  const recall = async (kind: RememberedKind): Promise<Remembered | null> => {
    const inMemory = known.get(kind);
    if (inMemory !== undefined) return inMemory;
    const stored = decode((await history.read(`${owner}-names-${kind}`)) ?? '');
    if (stored !== null) known.set(kind, stored);
    return stored;
  };

  const readAnew = async (kind: RememberedKind, span: Span): Promise<Part<readonly Named[]>> => {
    const remembered = await recall(kind);
    if (remembered !== null && answers(remembered, span, clock.now())) return present(remembered.names);
    const wanted = remembered === null ? span : cover(remembered.span, span);
    const names = await read(kind, wanted);
    if (names.state === 'present') {
      const fresh: Remembered = { readAt: clock.now(), span: wanted, names: names.value };
      known.set(kind, fresh);
      await history.write(`${owner}-names-${kind}`, encode(fresh));
    }
    return names;
  };

  return (kind, asked) => {
    const span = isList(kind) ? WHENEVER : asked;
    return share(`${kind} ${span.from} ${span.to}`, () => readAnew(kind, span));
  };
};
