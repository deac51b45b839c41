import { DAY_MS, HOUR_MS, type Instant, isoInstant, MINUTE_MS, toInstant } from '../../domain/day.ts';
import { emptyRange, invalid } from './refusal.ts';

export type Width = '1d' | '1h' | '1m';
export const WIDTH_MS: Readonly<Record<Width, number>> = { '1d': DAY_MS, '1h': HOUR_MS, '1m': MINUTE_MS };

export const floorTo = (at: Instant, width: number): Instant => toInstant(Math.floor(at / width) * width);

interface Bounds {
  readonly from: Instant;
  readonly to: Instant;
  readonly width: number;
}

const tokenOf = (start: number): string => `page_${Buffer.from(isoInstant(toInstant(start))).toString('base64')}`;

/** A token names the start of the first bucket that was not returned. */
const startOfPage = (page: string | undefined, { from, to, width }: Bounds): number => {
  if (page === undefined) return from;
  const start = Date.parse(Buffer.from(page.replace(/^page_/, ''), 'base64').toString('utf8'));
  if (!page.startsWith('page_') || Number.isNaN(start) || start % width !== 0 || start < from || start >= to) {
    throw invalid('page: Invalid page token');
  }
  return start;
};

/** The buckets of one page, oldest first, empty ones included. Throws the API's answer to a range with nothing in it. */
export const pageBuckets = (
  bounds: Bounds,
  limit: number,
  page: string | undefined,
  fill: (from: Instant, to: Instant) => (start: Instant) => readonly unknown[],
): { readonly data: readonly unknown[]; readonly has_more: boolean; readonly next_page: string | null } => {
  const { to, width } = bounds;
  if (bounds.from >= to) throw emptyRange();
  const start = startOfPage(page, bounds);
  const end = Math.min(to, start + limit * width);
  const resultsAt = fill(toInstant(start), toInstant(end));
  const data = Array.from({ length: (end - start) / width }, (_, index) => {
    const bucket = toInstant(start + index * width);
    return {
      starting_at: isoInstant(bucket),
      ending_at: isoInstant(toInstant(bucket + width)),
      results: resultsAt(bucket),
    };
  });
  return { data, has_more: end < to, next_page: end < to ? tokenOf(end) : null };
};
