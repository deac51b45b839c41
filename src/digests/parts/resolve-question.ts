import { keyVariable, sourceInSentence } from '../../blocks/describe-source.ts';
import { dayOf } from '../../domain/day.ts';
import { present } from '../../domain/part.ts';
import type { Period } from '../../domain/period.ts';
import type { Filter } from '../../domain/spend.ts';
import { notUnderstood, type Parsed, understood } from '../../domain/understanding.ts';
import type { ClaudeSource } from '../../ports.ts';
import { askedSources } from '../../spend/load-spend.ts';
import { parseSpendWords } from '../../spend/parse-spend-words.ts';
import type { NamedFilter } from '../../spend/read-filter-word.ts';
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

const addPeople = (filters: readonly Filter[], ids: readonly string[]): readonly Filter[] => {
  const named = filters.flatMap((filter) => (filter.by === 'user' ? filter.ids : []));
  return [...filters.filter(({ by }) => by !== 'user'), { by: 'user', ids: [...named, ...ids] }];
};

/**
 * People are found among those who used something. Somebody who was found when the digest was set, and is asked for by
 * the id that stands for their name since, may have used nothing for long: that is no spend, and nothing unclear.
 */
const resolveAsks = async (
  filters: readonly NamedFilter[],
  setAs: string,
  period: Period,
  sources: readonly ClaudeSource[],
): Promise<Parsed<readonly ResolvedFilters[]>> => {
  const resolved = await resolveFilters(filters, period, sources, EXAMPLE);
  const isKept = ({ by, name }: NamedFilter): boolean => by === 'user' && !setAs.includes(name);
  const kept = filters.filter(isKept).map(({ name }) => name);
  if (resolved.ok || kept.length === 0) return resolved;
  const rest = filters.filter((filter) => !isKept(filter));
  const others = await resolveFilters(rest, period, sources, EXAMPLE);
  if (!others.ok) return others;
  return understood(
    others.value.map((each) =>
      each.filters.state === 'present' ? { ...each, filters: present(addPeople(each.filters.value, kept)) } : each,
    ),
  );
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
  const resolved = await resolveAsks(filters, subscription.words, period, sources);
  if (!resolved.ok) return resolved;
  const told = keepTelling(sources, resolved.value);
  const narrow = { ...ports, claude: { ...ports.claude, sources: told } };
  const own = resolved.value.filter(({ source: each }) => told.some((kept) => kept.source === each));
  return understood({ words: words.value, filters: own, now: dueAt, ports: narrow });
};
