import { type Day, dayOf, daysOf, type Instant, plusDays, startOf, toInstant } from '../../domain/day.ts';
import { type Money, sum, ZERO } from '../../domain/money.ts';
import { addCounts, countsBetween, NOTHING } from '../organisation/counts.ts';
import { COMPONENTS, type Component, discounted, type Rate, rateName, rateOf } from '../organisation/price.ts';
import type { Counts, Fact, Ledger, Route } from '../organisation/spend-fact.ts';

/** Everything that falls into one bucket and one group. `route` is any of its routes: it tells the group's values. */
export interface Cell {
  readonly start: Instant;
  readonly end: Instant;
  readonly route: Route;
  readonly counts: Counts;
  readonly list: (component: Component) => Money;
}

export interface Cut {
  readonly from: Instant;
  readonly to: Instant;
  /** Nothing later is known yet. */
  readonly until: Instant;
  /** Milliseconds; null for one bucket from end to end. Buckets never straddle midnight. */
  readonly width: number | null;
  /** The group that a route belongs to, or null when a filter leaves it out. */
  readonly groupOf: (route: Route) => string | null;
}

interface Part {
  readonly rate: Rate;
  readonly counts: Counts;
}

interface Growing {
  readonly start: Instant;
  readonly route: Route;
  readonly parts: Map<string, Part>;
}

interface Placed {
  readonly group: string;
  readonly rate: string;
}

interface Bucket {
  readonly start: Instant;
  readonly from: number;
  readonly to: number;
}

const bucketsOf = (day: Day, cut: Cut): Bucket[] => {
  const from = Math.max(startOf(day), cut.from);
  const to = Math.min(startOf(plusDays(day, 1)), cut.to, cut.until);
  const { width } = cut;
  if (from >= to) return [];
  if (width === null) return [{ start: cut.from, from, to }];
  const first = Math.floor(from / width) * width;
  return Array.from({ length: Math.ceil((to - first) / width) }, (_, index) => {
    const start = first + index * width;
    return { start: toInstant(start), from: Math.max(from, start), to: Math.min(to, start + width) };
  });
};

const finish = (growing: Growing, cut: Cut): Cell => {
  const parts = [...growing.parts.values()];
  return {
    start: growing.start,
    end: cut.width === null ? cut.to : toInstant(growing.start + cut.width),
    route: growing.route,
    counts: parts.reduce((total, part) => addCounts(total, part.counts), NOTHING),
    list: (component) => sum(parts.map((part) => component.listAmount(part.counts, part.rate))),
  };
};

/** Asks once per route where it belongs: a route occurs on every day. */
const createPlaces = (cut: Cut): ((route: Route) => Placed | null) => {
  const places = new Map<Route, Placed | null>();
  return (route) => {
    const known = places.get(route);
    if (known !== undefined) return known;
    const group = cut.groupOf(route);
    const place = group === null ? null : { group, rate: rateName(route) };
    places.set(route, place);
    return place;
  };
};

const createCells = () => {
  const cells = new Map<string, Growing>();
  const put = (start: Instant, route: Route, { group, rate }: Placed, counts: Counts): void => {
    const name = `${start} ${group}`;
    const cell = cells.get(name) ?? { start, route, parts: new Map<string, Part>() };
    cells.set(name, cell);
    const part = cell.parts.get(rate);
    cell.parts.set(
      rate,
      part === undefined ? { rate: rateOf(route), counts } : { ...part, counts: addCounts(part.counts, counts) },
    );
  };
  return { cells, put };
};

/** Adds the facts of a cut up: one cell per bucket and group with use, in the order in which they first occur. */
export const aggregate = (ledger: Ledger, cut: Cut): Cell[] => {
  const placeOf = createPlaces(cut);
  const { cells, put } = createCells();
  const addFact = (fact: Fact, buckets: readonly Bucket[]): void => {
    const place = placeOf(fact.route);
    for (const { start, from, to } of place === null ? [] : buckets) {
      const counts = countsBetween(fact, from, to);
      if (place !== null && counts !== NOTHING) put(start, fact.route, place, counts);
    }
  };
  const end = toInstant(Math.min(cut.to, cut.until));
  for (const day of daysOf({ from: dayOf(cut.from), to: plusDays(dayOf(toInstant(end - 1)), 1) })) {
    const buckets = bucketsOf(day, cut);
    const facts = buckets.length === 0 || day < ledger.firstDay ? [] : ledger.factsOn(day);
    for (const fact of facts) addFact(fact, buckets);
  }
  return [...cells.values()].map((cell) => finish(cell, cut));
};

export const listAmountOf = (cell: Cell, components: readonly Component[] = COMPONENTS): Money =>
  components.length === 0 ? ZERO : sum(components.map((component) => cell.list(component)));

export const amountOf = (cell: Cell, discountPercent: number, components?: readonly Component[]): Money =>
  discounted(listAmountOf(cell, components), discountPercent);
