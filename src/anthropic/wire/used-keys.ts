import type { z } from 'zod';
import { type Day, daysOf, isoStart, type Span } from '../../domain/day.ts';
import type { Usage } from '../../domain/spend.ts';
import { analyticsUsagePageSchema } from './analytics-usage.ts';
import { isRaw, quickText, quickTokens, type Raw } from './quick-values.ts';
import { quickly } from './quickly.ts';
import { usageReportPageSchema } from './usage-report.ts';

/** Keys that were used on a day. */
export interface UsedKeys {
  readonly day: Day;
  readonly keyIds: readonly string[];
}

interface Page<Row> {
  readonly data: readonly Row[];
  readonly next_page: string | null;
  readonly has_more: boolean;
}

interface UsageRow {
  readonly day: Day;
  readonly group: { readonly api_key_id?: string | null | undefined };
  readonly measure: Usage;
}

export type UsedKeysPage = Page<UsedKeys>;

/** Usage without a key is nobody's here; a row of zeros is no use. */
const keepUse = ({ data, next_page, has_more }: Page<UsageRow>): UsedKeysPage => {
  const used = data.filter(({ measure }) => Object.values(measure).some((count) => count > 0));
  const byDay = [...Map.groupBy(used, ({ day }) => day)];
  return {
    next_page,
    has_more,
    data: byDay.map(([day, rows]) => ({ day, keyIds: rows.flatMap(({ group }) => group.api_key_id || []) })),
  };
};

/** The keys of one day's rows; undefined where one of them is not as usual. */
const quickKeyIds = (rows: readonly unknown[]): readonly string[] | undefined => {
  const keyIds: string[] = [];
  const counts: number[] = [];
  for (const row of rows) {
    const keyId = isRaw(row) ? quickText(row.api_key_id) : undefined;
    if (keyId === undefined || !isRaw(row) || !quickTokens(row, counts)) return undefined;
    if (keyId && counts.some((count) => count > 0)) keyIds.push(keyId);
  }
  return keyIds;
};

const quickReport = (span: Span) => {
  const days = new Map<unknown, Day>(daysOf(span).map((day) => [isoStart(day), day]));
  return ({ data: buckets, next_page, has_more }: Raw): UsedKeysPage | undefined => {
    const next = quickText(next_page);
    if (!Array.isArray(buckets) || next === undefined || typeof has_more !== 'boolean') return undefined;
    const data: UsedKeys[] = [];
    for (const bucket of buckets) {
      const day = isRaw(bucket) ? days.get(bucket.starting_at) : undefined;
      const keyIds = Array.isArray(bucket?.results) ? quickKeyIds(bucket.results) : undefined;
      if (day === undefined || keyIds === undefined) return undefined;
      data.push({ day, keyIds });
    }
    return { data, next_page: next, has_more };
  };
};

/** A page of the classic usage report by key: of 31 days, however many keys there are, so that most of it is not copied. */
export const usedKeysReportSchema = (span: Span): z.ZodType<UsedKeysPage> =>
  quickly(quickReport(span), usageReportPageSchema(span, ['api_key_id']).transform(keepUse));

/** A page of usage by key from the analytics endpoint. */
export const usedKeysAnalyticsSchema = (span: Span): z.ZodType<UsedKeysPage> =>
  analyticsUsagePageSchema(span, ['api_key_id']).transform(keepUse);
