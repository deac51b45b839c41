import { keyVariable, sourceInSentence } from '../../blocks/describe-source.ts';
import { dayOf } from '../../domain/day.ts';
import type { Period } from '../../domain/period.ts';
import { notUnderstood, type Parsed, understood } from '../../domain/understanding.ts';
import { askedSources } from '../../spend/load-spend.ts';
import { parseSpendWords } from '../../spend/parse-spend-words.ts';
import { resolveFilters } from '../../spend/resolve-filters.ts';
import type { DigestOrder, DigestPorts } from '../digest.ts';
import type { DigestQuestion } from './digest-question.ts';

const EXAMPLE = '/claude-digest weekly monday 09:00 workspace:Production';

/** What a subscription's filter stands for today. Names that were known when it was set may have gone since. */
export const resolveQuestion = async (
  { subscription, dueAt }: DigestOrder,
  period: Period,
  ports: DigestPorts,
): Promise<Parsed<DigestQuestion>> => {
  const words = parseSpendWords(subscription.asks, dayOf(dueAt), EXAMPLE);
  if (!words.ok) return words;
  const { source, filters } = words.value;
  const sources = askedSources(words.value, ports.claude.sources);
  if (sources.length === 0 && source !== null) {
    const why = `There is no key for ${sourceInSentence(source)} any more (${keyVariable(source)}).`;
    return notUnderstood({ said: `source:${source}`, nearest: null, candidates: [], example: EXAMPLE, why });
  }
  const resolved = await resolveFilters(filters, period, sources, EXAMPLE);
  return resolved.ok ? understood({ words: words.value, filters: resolved.value, now: dueAt, ports }) : resolved;
};
