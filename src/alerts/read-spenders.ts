import { findEpisode } from '../domain/anomaly/find-episode.ts';
import { type Day, intersect, lengthOf, plusDays, type Span } from '../domain/day.ts';
import type { Cost, SpendFacts } from '../domain/spend.ts';
import type { ClaudeSource } from '../ports.ts';
import type { DaySpenders, JudgedSeries } from '../rules/rule.ts';
import type { AskCost } from './ask-cost.ts';

const SPENDERS = ['key', 'user'] as const;
/** What a day is compared with: every day of the week as often as the others. */
const DAYS_BEFORE = 28;

/** The days that a running episode tells of: seldom any, and then one. */
const toldDays = (judged: readonly JudgedSeries[]): readonly Day[] => [
  ...new Set(judged.flatMap(({ judgements }) => findEpisode(judgements)?.telling.day ?? [])),
];

/**
 * Which keys and who spent on the days that are told, and in the four weeks before, as one sum each: by day they would be
 * as many rows as people times days. Asked only then; a source that cannot split by them leaves them out.
 */
export const readSpenders = async (
  source: ClaudeSource,
  judged: readonly JudgedSeries[],
  cost: AskCost,
): Promise<readonly DaySpenders[]> => {
  const read = async (span: Span, by: DaySpenders['by']): Promise<SpendFacts<Cost> | null> => {
    const facts = await cost(source, { daily: span, breakdown: { span, by: [by] }, filters: [] });
    return facts.state === 'present' ? facts.value : null;
  };
  const readBefore = async (day: Day, by: DaySpenders['by']): Promise<DaySpenders['before']> => {
    const span = { from: plusDays(day, -DAYS_BEFORE), to: day };
    const facts = await read(span, by);
    const days = facts === null ? 0 : lengthOf(intersect(span, facts.covered));
    return facts === null || days === 0 ? null : { facts, days };
  };
  const spenders: DaySpenders[] = [];
  for (const day of toldDays(judged)) {
    for (const by of SPENDERS) {
      const facts = await read({ from: day, to: plusDays(day, 1) }, by);
      if (facts === null) continue;
      spenders.push({ day, by, facts, before: await readBefore(day, by) });
    }
  }
  return spenders;
};
