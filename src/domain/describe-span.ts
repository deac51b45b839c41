import { civilOf, MONTH_NAMES } from './calendar.ts';
import { isEmpty, plusDays, type Span } from './day.ts';

/**
 * The days of a span for people, both ends included: `1–21 Nov 2026 UTC`, `22 Nov 2026 UTC`, `28 Oct – 3 Nov 2026 UTC`,
 * `28 Dec 2025 – 3 Jan 2026 UTC`; `no days` when it is empty.
 */
export const describeSpan = (span: Span): string => {
  if (isEmpty(span)) return 'no days';
  const first = civilOf(span.from);
  const last = civilOf(plusDays(span.to, -1));
  const end = `${last.date} ${MONTH_NAMES[last.month]} ${last.year} UTC`;
  if (first.year !== last.year) return `${first.date} ${MONTH_NAMES[first.month]} ${first.year} – ${end}`;
  if (first.month !== last.month) return `${first.date} ${MONTH_NAMES[first.month]} – ${end}`;
  return first.date === last.date ? end : `${first.date}–${end}`;
};

/** The same beside a title that says the year: `15–21 Nov`, `28 Dec 2025 – 3 Jan`. */
export const shortSpan = (span: Span): string => describeSpan(span).replace(/(?: \d{4})? UTC$/, '');
