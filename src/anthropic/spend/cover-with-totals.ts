import { civilOf } from '../../domain/calendar.ts';
import { contains, type Day, daysOf, plusDays, type Span } from '../../domain/day.ts';
import { type Held, type Step, spanOf } from './held.ts';
import { MOST_DAYS } from './report.ts';

/** A way from one day to a later one, at a price. Its step is null where there is nothing to add. */
interface Edge {
  readonly to: Day;
  readonly price: number;
  readonly step: Step | null;
}

/**
 * A request outweighs everything else. Among ways of as many requests, fewer days are cheaper to read; but a day weighs
 * less than a piece, so that pieces of a day each do not pile up. What is left is decided by where the sums end.
 */
const PRICE = { idle: 0, use: 20, read: 1000, dayRead: 1, oddEnd: 0.5 };

const MONTH_DAYS = 30;

/** Where other questions begin too: months, and every thirty days back from the end. */
const isSeam = (day: Day, end: Day): boolean => civilOf(day).date === 1 || (end - day) % MONTH_DAYS === 0;

/** How the way goes on from a day, and what all of it costs from there. */
interface Onward {
  readonly price: number;
  readonly edge: Edge | null;
}

const NO_WAY: Onward = { price: Number.POSITIVE_INFINITY, edge: null };

/** The cheapest way on over what is held; of equal ones the longest. */
const chooseHeld = (edges: readonly Edge[], priceAt: (day: Day) => number): Onward => {
  let best = NO_WAY;
  for (const edge of edges) {
    const price = edge.price + priceAt(edge.to);
    const isLonger = price === best.price && best.edge !== null && edge.to > best.edge.to;
    if (price < best.price || isLonger) best = { price, edge };
  }
  return best;
};

/** The cheapest way on that begins with a request; of equal ones the longest. */
const chooseReading = (
  from: Day,
  end: Day,
  priceAt: (day: Day) => number,
  endPriceAt: (day: Day) => number,
): Onward => {
  const longest = plusDays(from, Math.min(MOST_DAYS, end - from));
  const priceOf = (to: Day): number => PRICE.read + PRICE.dayRead * (to - from) + endPriceAt(to) + priceAt(to);
  let [best, price] = [longest, priceOf(longest)];
  for (let to = plusDays(longest, -1); to > from; to = plusDays(to, -1)) {
    const other = priceOf(to);
    if (other < price) [best, price] = [to, other];
  }
  const step: Step = { do: 'read-total', span: { from, to: best } };
  return { price, edge: { to: best, price: price - priceAt(best), step } };
};

/** Of equal ways the one with the longest next piece, and what is held before what is read. */
const choose = (held: Onward, reading: Onward): Onward => {
  if (held.edge === null || reading.edge === null || held.price !== reading.price)
    return held.price <= reading.price ? held : reading;
  return held.edge.to >= reading.edge.to ? held : reading;
};

/** From the end of the span back, the cheapest way on from each day. */
const findCheapestWay = (span: Span, heldFrom: ReadonlyMap<Day, readonly Edge[]>): Step[] => {
  const endPrices = daysOf({ from: span.from, to: plusDays(span.to, 1) }).map((day) =>
    isSeam(day, span.to) ? 0 : PRICE.oddEnd,
  );
  const onward: Onward[] = new Array(endPrices.length).fill(NO_WAY);
  onward[span.to - span.from] = { price: 0, edge: null };
  const onwardFrom = (day: Day): Onward => onward[day - span.from] ?? NO_WAY;
  const priceAt = (day: Day): number => onwardFrom(day).price;
  const endPriceAt = (day: Day): number => endPrices[day - span.from] ?? 0;
  for (const from of daysOf(span).reverse()) {
    onward[from - span.from] = choose(
      chooseHeld(heldFrom.get(from) ?? [], priceAt),
      chooseReading(from, span.to, priceAt, endPriceAt),
    );
  }
  const steps: Step[] = [];
  for (let { edge } = onwardFrom(span.from); edge !== null; { edge } = onwardFrom(edge.to)) {
    if (edge.step !== null) steps.push(edge.step);
  }
  return steps;
};

/** One use of a stored block where several follow each other. */
const joinUses = (steps: readonly Step[]): Step[] => {
  const joined: Step[] = [];
  for (const step of steps) {
    const last = joined.at(-1);
    if (step.do === 'use' && last?.do === 'use' && last.id === step.id && last.span.to === step.span.from) {
      joined[joined.length - 1] = { ...last, span: { from: last.span.from, to: step.span.to } };
    } else joined.push(step);
  }
  return joined;
};

/**
 * Covers a span with sums of spans in as few requests as can be, reusing what is held: a stored sum only as a whole,
 * stored days in any part, days without use for nothing. Requests end where other questions begin, so that these find
 * them, and are else as long as they may be, so that tomorrow's question finds the middle of today's.
 */
export const coverWithTotals = (
  span: Span,
  held: readonly Held[],
  isRight: (held: Held, day: Day) => boolean,
  isIdle: (day: Day) => boolean,
): Step[] => {
  const edges = new Map<Day, Edge[]>();
  const addEdge = (part: Span, price: number, step: Step | null): void => {
    const from = edges.get(part.from) ?? [];
    from.push({ to: part.to, price, step });
    edges.set(part.from, from);
  };
  const addUse = (block: Held, part: Span): void => addEdge(part, PRICE.use, { do: 'use', id: block.id, span: part });
  const oneDay = (day: Day): Span => ({ from: day, to: plusDays(day, 1) });

  for (const day of daysOf(span)) if (isIdle(day)) addEdge(oneDay(day), PRICE.idle, null);
  for (const block of held) {
    const days = daysOf(spanOf(block));
    const isThere = (day: Day): boolean => contains(span, day) && isRight(block, day);
    if (block.daily) for (const day of days.filter(isThere)) addUse(block, oneDay(day));
    else if (days.every(isThere)) addUse(block, spanOf(block));
  }
  return joinUses(findCheapestWay(span, edges));
};
