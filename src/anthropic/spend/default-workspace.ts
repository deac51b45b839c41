import type { Filter, SpendRow } from '../../domain/spend.ts';
import type { Id } from './table.ts';

/** Filters in the words of reports that leave the default workspace unnamed. */
export const unnameDefault = (filters: readonly Filter[], defaultId: Id): readonly Filter[] => {
  if (defaultId === null) return filters;
  return filters.map(({ by, ids }) => {
    if (by !== 'workspace') return { by, ids };
    return { by, ids: ids.filter((id) => id !== null).map((id) => (id === defaultId ? null : id)) };
  });
};

/** Rows in the words of everybody else, for whom the default workspace has its id. */
export const nameDefault = <M>(rows: readonly SpendRow<M>[], defaultId: Id): readonly SpendRow<M>[] => {
  if (defaultId === null) return rows;
  return rows.map((row) =>
    row.group.workspace === null ? { ...row, group: { ...row.group, workspace: defaultId } } : row,
  );
};
