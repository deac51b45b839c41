import { type Day, intersect, isEmpty, isoDay, type Span } from '../../domain/day.ts';
import type { Absence } from '../../domain/part.ts';
import type { SpendQuestion } from '../../domain/spend.ts';

/** Why the days that a question is about are all outside of what its reports cover; null when some are inside. */
export const findAbsence = ({ daily, breakdown }: SpendQuestion, covered: Span, today: Day): Absence | null => {
  const asked = breakdown?.span ?? daily;
  if (isEmpty(asked) || !isEmpty(intersect(asked, covered))) return null;
  if (asked.to <= covered.from) return { kind: 'before-first-day', firstDay: isoDay(covered.from) };
  return { kind: asked.from <= today ? 'complete-days-only' : 'not-published-yet' };
};
