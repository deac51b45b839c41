import type { ActivityReport } from '../../domain/activity.ts';
import { joinChat } from '../../domain/join-chat.ts';
import { type Part, present } from '../../domain/part.ts';
import { type Parsed, understood } from '../../domain/understanding.ts';
import type { ClaudeSource, CommandPorts } from '../../ports.ts';
import { mergeNames } from '../../spend/spend-report.ts';
import type { Asking } from '../command.ts';
import { pageRows } from '../page-rows.ts';
import { refusePage } from '../refuse-page.ts';
import type { ChatAnswer } from './chat-report.ts';
import { findPeople } from './find-people.ts';
import type { ChatWords } from './parse-words.ts';
import { type Ids, readReports } from './read-reports.ts';

const onlyOf = (activity: Part<ActivityReport>, ids: Ids): Part<ActivityReport> =>
  activity.state === 'present'
    ? present({ ...activity.value, people: activity.value.people.filter(({ userId }) => ids.includes(userId)) })
    : activity;

/** Everything of these people, or of everybody (null). Where it is not known who they are, nothing of theirs is. */
const readPeople = async (
  source: ClaudeSource,
  ids: Part<Ids> | null,
  activity: Promise<Part<ActivityReport>>,
  { period }: ChatWords,
  now: Asking['now'],
) => {
  if (ids === null) {
    const [own, adoption, reports] = await Promise.all([
      activity,
      source.adoption(),
      readReports(source, null, period, now),
    ]);
    return { activity: own, adoption, ...reports };
  }
  if (ids.state !== 'present') return { activity: ids, adoption: null, usage: ids, cost: ids, others: ids };
  const reports = await readReports(source, ids.value, period, now);
  return { activity: onlyOf(await activity, ids.value), adoption: null, ...reports };
};

const known = <T>(part: Part<T>): T | null => (part.state === 'present' ? part.value : null);

/** A page that would leave out a single row shows it, too. */
const pageSize = ({ top }: ChatWords, count: number): number => (count - top === 1 ? count : top);

export const loadChat = async (
  words: ChatWords,
  { claude }: CommandPorts,
  { now }: Asking,
): Promise<Parsed<ChatAnswer>> => {
  const source = claude.sources.find((candidate) => candidate.source === 'enterprise');
  if (source === undefined) return understood({ words, asOf: now, rows: null });

  const names = words.filters.map(({ value }) => value);
  const everyone = source.activity(words.period);
  const ids = names.length === 0 ? null : await findPeople(names, words.period, source, everyone);
  if (ids !== null && !ids.ok) return ids;
  const { activity, adoption, usage, cost, others } = await readPeople(
    source,
    ids?.value ?? null,
    everyone,
    words,
    now,
  );

  const rows = joinChat({ activity: known(activity)?.people ?? null, usage: known(usage), cost: known(cost) });
  const size = pageSize(words, rows.length);
  const isWhole = [activity, usage, cost].every(({ state }) => state === 'present');
  // What could not be read may have held the page: what is left is shown beside the reason.
  const page = pageRows(rows, words.page, size) ?? (isWhole ? null : pageRows(rows, 1, size));
  if (page === null) return refusePage('chat', words, rows, size);
  const { period, csv, top } = words;
  return understood({
    words,
    asOf: now,
    several: claude.sources.length > 1,
    activity,
    adoption,
    usage,
    spend: {
      words: { period, by: ['user'], filters: [], source: null, top, csv },
      asOf: now,
      parts: [{ source: 'enterprise', part: cost }],
      names: mergeNames([]),
      scope: [],
      several: false,
    },
    others,
    rows,
    page,
  });
};
