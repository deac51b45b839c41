import type { Grouping } from '../../domain/spend.ts';
import type { Query } from '../http.ts';
import type { Id } from './table.ts';

/** A filter that an API applies: its parameter, and the ids that it can select. */
export interface FilterParam {
  readonly name: string;
  readonly selects: (id: string) => boolean;
  /** Whether an empty entry selects the rows without an id. */
  readonly selectsNull: boolean;
}

/** Source: at most this many values in an array parameter. */
const MOST_VALUES = 100;

/** The query of a filter, or null where the API would select too much, too little, or refuse. */
export const buildFilter =
  (params: Partial<Record<Grouping, readonly FilterParam[]>>) =>
  (by: Grouping, ids: readonly Id[]): Query | null => {
    if (ids.length === 0 || ids.length > MOST_VALUES) return null;
    const isSelectable = ({ selects, selectsNull }: FilterParam): boolean =>
      ids.every((id) => (id === null ? selectsNull : id !== '' && selects(id)));
    const param = params[by]?.find(isSelectable);
    return param === undefined ? null : { [param.name]: ids.map((id) => id ?? '') };
  };

/** A parameter that selects any id of its dimension, or those that a pattern fits; rows without an id it cannot select. */
export const select = (name: string, pattern = /./): FilterParam => ({
  name,
  selects: (id) => pattern.test(id),
  selectsNull: false,
});
