import { type Day, dayOf, isoDay, type Span, toInstant } from '../../domain/day.ts';

const monthAt = (day: Day): { readonly id: string; readonly span: Span } => {
  const id = isoDay(day).slice(0, 7);
  const [year = 0, month = 0] = id.split('-').map(Number);
  const from = dayOf(toInstant(Date.UTC(year, month - 1)));
  return { id, span: { from, to: dayOf(toInstant(Date.UTC(year, month))) } };
};

/** The calendar months that a span touches, whole: `2026-11` and its days. */
export const monthsOf = (span: Span): { readonly id: string; readonly span: Span }[] => {
  const months = [];
  for (let day = span.from; day < span.to; ) {
    const month = monthAt(day);
    months.push(month);
    day = month.span.to;
  }
  return months;
};
