import { findEpisode } from '../domain/anomaly/find-episode.ts';
import { type Day, plusDays } from '../domain/day.ts';
import type { ClaudeSource } from '../ports.ts';
import type { DaySpenders, JudgedSeries } from '../rules/rule.ts';
import type { AskCost } from './ask-cost.ts';

const SPENDERS = ['key', 'user'] as const;

/** The days that a running episode tells of: seldom any, and then one. */
const toldDays = (judged: readonly JudgedSeries[]): readonly Day[] => [
  ...new Set(judged.flatMap(({ judgements }) => findEpisode(judgements)?.telling.day ?? [])),
];

/** Which keys and who spent on the days that are told. Asked only then; a source that cannot split by them leaves them out. */
export const readSpenders = async (
  source: ClaudeSource,
  judged: readonly JudgedSeries[],
  cost: AskCost,
): Promise<readonly DaySpenders[]> => {
  const spenders: DaySpenders[] = [];
  for (const day of toldDays(judged)) {
    for (const by of SPENDERS) {
      const span = { from: day, to: plusDays(day, 1) };
      const facts = await cost(source, { daily: span, breakdown: { span, by: [by] }, filters: [] });
      if (facts.state === 'present') spenders.push({ day, by, facts: facts.value });
    }
  }
  return spenders;
};
