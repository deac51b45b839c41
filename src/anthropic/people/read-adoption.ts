import type { Adoption } from '../../domain/activity.ts';
import { type Day, intersect, isEmpty, isoDay, plusDays, type Span } from '../../domain/day.ts';
import { absent, type Part, present } from '../../domain/part.ts';
import type { Source } from '../../domain/spend.ts';
import { collectRows } from '../collect-rows.ts';
import type { Transport } from '../http.ts';
import { readTokenPages } from '../read-pages.ts';
import { analyticsSummariesPageSchema } from '../wire/analytics-summaries.ts';
import { askPublished } from './ask-published.ts';
import { FIRST_DAY } from './first-day.ts';

const PATH = '/v1/organizations/analytics/summaries';

/** Wide enough to hold a published day even when the API is late, and far below what one request may ask. */
const LOOK_BACK_DAYS = 14;

/**
 * Seats and active people on the newest published day of the last two weeks. Without an end the API gives what it has,
 * so the end is named only once it refused.
 */
export const readAdoption = async (transport: Transport, source: Source, today: Day): Promise<Part<Adoption>> => {
  const span = intersect({ from: plusDays(today, -LOOK_BACK_DAYS), to: today }, { from: FIRST_DAY, to: today });
  if (isEmpty(span)) return absent({ kind: 'not-published-yet' });
  const read = ({ from, to }: Span): Promise<readonly Adoption[]> => {
    const query = { starting_date: isoDay(from), ending_date: to === today ? undefined : isoDay(to) };
    return collectRows(readTokenPages(transport, source, { path: PATH, query }, analyticsSummariesPageSchema));
  };
  const entries = await askPublished(span, read);
  if (entries.state !== 'present') return entries;
  const newest = entries.value.toSorted((a, b) => a.day - b.day).at(-1);
  return newest === undefined ? absent({ kind: 'not-published-yet' }) : present(newest);
};
