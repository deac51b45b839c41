import type { Budget } from './budget.ts';

/** Two scopes that mean the same have the same text, in whatever order they were put together. */
export const scopeText = (scope: Budget['scope']): string => {
  const parts = scope.map(({ source, filters }) => {
    const named = filters.map(({ by, ids }) => JSON.stringify([by, ids.map(String).toSorted()]));
    return JSON.stringify([source, named.toSorted()]);
  });
  return parts.toSorted().join(' ');
};
