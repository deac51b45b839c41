import type { Grouping } from '../../domain/spend.ts';
import type { Offer, Report } from './report.ts';

/** Source: `group_by[]` of every report; breaking cost down by its components is free. */
const MOST_GROUPS = 5;
const FREE = new Set(['cost_type', 'token_type']);

export type Combination = { readonly offer: Offer } | { readonly missing: Grouping };

const union = <T>(lists: readonly (readonly T[])[]): T[] => [...new Set(lists.flat())];

/** One way to ask for all of these dimensions, in one order whatever theirs; or the first dimension that cannot be had. */
export const combineOffers = <M>(report: Report<M>, groupings: readonly Grouping[]): Combination => {
  const offers: Offer[] = [];
  for (const grouping of [...groupings].sort()) {
    const offer = report.offers[grouping];
    if (offer === undefined) return { missing: grouping };
    offers.push(offer);
    const asked = union(offers.map(({ groupBy }) => groupBy)).filter((field) => !FREE.has(field));
    if (asked.length > MOST_GROUPS) return { missing: grouping };
  }
  return {
    offer: {
      groupBy: union(offers.map(({ groupBy }) => groupBy)).sort(),
      columns: union(offers.map(({ columns }) => columns)).sort(),
    },
  };
};
