import type { Budget } from '../domain/budget.ts';
import type { ResolvedFilters } from './resolve-filters.ts';

/** What resolved filters are about, source by source: none where names are unreadable, or where there is nothing of that name. */
export const scopeOf = (resolved: readonly ResolvedFilters[]): Budget['scope'] =>
  resolved.flatMap(({ source, filters }) =>
    filters.state === 'present' && filters.value.every(({ ids }) => ids.length > 0)
      ? [{ source, filters: filters.value }]
      : [],
  );
