import { type Day, daysOf, lengthOf, plusDays, type Span } from '../../domain/day.ts';
import { type Held, type Step, spanOf } from './held.ts';
import { MOST_DAYS } from './report.ts';

/** A way over days of the span, counted from its start, at a price. Its step is null where there is nothing to add. */
interface Edge {
  readonly from: number;
  readonly to: number;
  readonly price: number;
  readonly step: Step | null;
}

/**
 * A request outweighs everything else. Among ways of as many requests, fewer days are cheaper to read; but a day weighs
 * less than a piece, so that pieces of a day each do not pile up.
 */
const PRICE = { idle: 0, use: 20, read: 1000, dayRead: 1 };

interface Chosen {
  readonly price: number;
  readonly edge: Edge | null;
}

/** From each day on, the cheapest way to the end; of equal ones the one with the longest next piece. */
const findCheapestWay = (edges: readonly Edge[], length: number): Step[] => {
  const best: Chosen[] = Array.from({ length: length + 1 }, () => ({ price: Number.POSITIVE_INFINITY, edge: null }));
  best[length] = { price: 0, edge: null };
  for (const edge of [...edges].sort((a, b) => b.from - a.from || b.to - a.to)) {
    const price = edge.price + (best[edge.to]?.price ?? Number.POSITIVE_INFINITY);
    if (price < (best[edge.from]?.price ?? 0)) best[edge.from] = { price, edge };
  }
  const steps: Step[] = [];
  for (let edge = best[0]?.edge ?? null; edge !== null; edge = best[edge.to]?.edge ?? null) {
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
 * stored days in any part, days without use for nothing. Requests are as long as they may be, from the start on, so that
 * tomorrow's question finds the middle of today's.
 */
export const coverWithTotals = (
  span: Span,
  held: readonly Held[],
  isRight: (held: Held, day: Day) => boolean,
  isIdle: (day: Day) => boolean,
): Step[] => {
  const length = lengthOf(span);
  const edgeOf = (part: Span, price: number, step: Step | null): Edge => ({
    from: part.from - span.from,
    to: part.to - span.from,
    price,
    step,
  });
  const oneDay = (day: Day): Span => ({ from: day, to: plusDays(day, 1) });
  const useOf = (block: Held, part: Span): Edge => edgeOf(part, PRICE.use, { do: 'use', id: block.id, span: part });

  const idle = daysOf(span)
    .filter(isIdle)
    .map((day) => edgeOf(oneDay(day), PRICE.idle, null));
  const stored = held.flatMap((block) => {
    const days = daysOf(spanOf(block));
    const isInside = (day: Day): boolean => day >= span.from && day < span.to;
    if (block.daily)
      return days.filter((day) => isInside(day) && isRight(block, day)).map((day) => useOf(block, oneDay(day)));
    return days.every((day) => isInside(day) && isRight(block, day)) ? [useOf(block, spanOf(block))] : [];
  });
  const readings = daysOf(span).flatMap((day) =>
    Array.from({ length: Math.min(MOST_DAYS, span.to - day) }, (_, more) => {
      const part = { from: day, to: plusDays(day, more + 1) };
      return edgeOf(part, PRICE.read + PRICE.dayRead * lengthOf(part), { do: 'read-total', span: part });
    }),
  );
  return joinUses(findCheapestWay([...idle, ...stored, ...readings], length));
};
