import type { Route } from '../organisation/spend-fact.ts';

/** A value that a report can group by or filter on. */
export type Dimension = (route: Route) => string | null;

/** Values of several dimensions as one text; null and "null" stay different. */
export const groupKey = (route: Route, dimensions: readonly Dimension[]): string =>
  JSON.stringify(dimensions.map((dimension) => dimension(route)));

/** One filter: the values that match. An empty list means that the parameter was not sent. */
export interface Wanted {
  readonly dimension: Dimension;
  readonly values: readonly string[];
  /** The value that stands for "none" where the API has one. */
  readonly none?: string;
}

/** Within a filter any value will do, and every filter must hold. */
export const matchesAll = (route: Route, filters: readonly Wanted[]): boolean =>
  filters.every(({ dimension, values, none }) => {
    if (values.length === 0) return true;
    const value = dimension(route) ?? none;
    return value !== undefined && values.includes(value);
  });
