import { z } from 'zod';
import { isRaw, quickText, type Raw } from './quick-values.ts';
import { quickly } from './quickly.ts';

interface IdPage<Row> {
  readonly data: readonly Row[];
  readonly has_more: boolean;
  readonly last_id?: string | null | undefined;
}

/** A row read by hand; undefined where it is not as usual. */
type QuickRow<Row> = (row: Raw) => Row | undefined;

const quickPage =
  <Row>(quickRow: QuickRow<Row>) =>
  ({ data, has_more, last_id }: Raw): IdPage<Row> | undefined => {
    const last = quickText(last_id ?? null);
    if (!Array.isArray(data) || typeof has_more !== 'boolean' || last === undefined) return undefined;
    const rows: Row[] = [];
    for (const each of data) {
      const row = isRaw(each) ? quickRow(each) : undefined;
      if (row === undefined) return undefined;
      rows.push(row);
    }
    return { data: rows, has_more, last_id: last };
  };

/**
 * One page of a list that is continued with `after_id`. `first_id` serves reading backwards, which nothing here does.
 * Rows of long lists are read by `quickRow` while they are as usual.
 */
export const idPageOf = <Row>(row: z.ZodType<Row>, quickRow?: QuickRow<Row>): z.ZodType<IdPage<Row>> => {
  const schema = z.object({ data: z.array(row), has_more: z.boolean(), last_id: z.string().nullish() });
  return quickRow === undefined ? schema : quickly(quickPage(quickRow), schema);
};
