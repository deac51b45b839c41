import { keyVariable, sourceInSentence } from '../../blocks/describe-source.ts';
import { dayOf } from '../../domain/day.ts';
import type { Period } from '../../domain/period.ts';
import { notUnderstood, type Parsed, understood } from '../../domain/understanding.ts';
import type { ClaudeSource } from '../../ports.ts';
import { askedSources } from '../../spend/load-spend.ts';
import { parseSpendWords } from '../../spend/parse-spend-words.ts';
import { type ResolvedFilters, resolveFilters } from '../../spend/resolve-filters.ts';
import type { DigestOrder, DigestPorts } from '../digest.ts';
import type { DigestQuestion } from './digest-question.ts';

const EXAMPLE = '/claude-digest weekly monday 09:00 workspace:Production';

/** Without those that have nothing of that name: a workspace is of one organisation, and the other one costs it nothing. */
const keepTelling = (
  sources: readonly ClaudeSource[],
  resolved: readonly ResolvedFilters[],
): readonly ClaudeSource[] => {
  const hasNone = ({ source }: ClaudeSource): boolean =>
    resolved.some(
      (each) =>
        each.source === source &&
        each.filters.state === 'present' &&
        each.filters.value.some(({ ids }) => ids.length === 0),
    );
  const told = sources.filter((source) => !hasNone(source));
  return told.length === 0 ? sources : told;
};

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
  if (!resolved.ok) return resolved;
  const told = keepTelling(sources, resolved.value);
  const narrow = { ...ports, claude: { ...ports.claude, sources: told } };
  const own = resolved.value.filter(({ source: each }) => told.some((kept) => kept.source === each));
  return understood({ words: words.value, filters: own, now: dueAt, ports: narrow });
};
