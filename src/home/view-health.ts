import { context, header, section } from '../blocks/build.ts';
import { describeProblem } from '../blocks/describe-problem.ts';
import { sourceName } from '../blocks/describe-source.ts';
import { describeAgo, formatTime } from '../blocks/describe-time.ts';
import type { MessageBlock } from '../blocks/message.ts';
import { listWords } from '../blocks/quote.ts';
import { bold, code } from '../blocks/text.ts';
import { type Instant, toInstant } from '../domain/day.ts';
import type { SourceHealth } from '../ports.ts';
import type { HomeView } from './home-view.ts';

const ON_ITS_WAY_MS = 60_000;

type SourceState = HomeView['sources'][number];

/** What went wrong since something last went right; null where nothing did. */
const troubleOf = ({ lastProblem, lastSuccessAt }: SourceHealth): SourceHealth['lastProblem'] =>
  lastProblem !== null && (lastSuccessAt === null || lastProblem.at > lastSuccessAt) ? lastProblem : null;

const describeFreshness = ({ refreshedAt, lastSuccessAt }: SourceHealth, now: Instant, timezone: string): string => {
  if (lastSuccessAt === null) return 'nothing has been read from it since I started';
  if (refreshedAt === null) return `readable, last read ${describeAgo(lastSuccessAt, now)}`;
  return `readable, data complete until ${formatTime(refreshedAt, timezone)} (${describeAgo(refreshedAt, now)})`;
};

/** What the last look for changes could not read of it, such as `members and API keys`. */
const describeBlindness = ({ source }: SourceState, { state, settings }: HomeView): readonly string[] => {
  const parts = Object.entries(state.polls.blindSince).flatMap(([key, since]) =>
    key.startsWith(`${source} `) ? [{ name: key.slice(source.length + 1), since }] : [],
  );
  if (parts.length === 0) return [];
  const since = formatTime(toInstant(Math.min(...parts.map((part) => part.since))), settings.timezone);
  return [`:warning: Not watched since ${since}: ${listWords(parts.map(({ name }) => name))} could not be read.`];
};

const describeSource = (each: SourceState, view: HomeView): string => {
  const { now, settings } = view;
  const trouble = troubleOf(each.health);
  // A problem names its source itself.
  const head =
    trouble === null
      ? `${each.health.lastSuccessAt === null ? ':white_circle:' : ':white_check_mark:'} ${bold(sourceName(each.source))}: ${describeFreshness(each.health, now, settings.timezone)}.`
      : `:warning: ${describeProblem(trouble.problem, now, settings.timezone)}`;
  return [head, ...describeBlindness(each, view)].join('\n');
};

/** What was said just now is on its way; what was said before is held up. */
const describeWaiting = ({ state, now }: HomeView): readonly string[] => {
  const { length } = state.outbox.filter(({ queuedAt }) => now - queuedAt >= ON_ITS_WAY_MS);
  if (length === 0) return [];
  return [`:warning: ${length === 1 ? '1 message waits' : `${length} messages wait`} for Slack.`];
};

const describeWatch = ({ watch, now, settings }: HomeView): readonly string[] => {
  if (watch === null) return [];
  const { lastPollAt, nextPollAt } = watch;
  const last =
    lastPollAt === null
      ? 'I have not looked for changes yet'
      : `I last looked for changes ${describeAgo(lastPollAt, now)}`;
  const next = nextPollAt === null ? '' : `, and look next at ${formatTime(nextPollAt, settings.timezone)}`;
  return [`${last}${next}.`];
};

/** Whether what stands above can be believed: each source, and the watch. */
export const viewHealth = (view: HomeView): readonly MessageBlock[] => [
  ...header('Health'),
  ...section(view.sources.map((each) => describeSource(each, view)).join('\n')),
  ...context([
    ...describeWatch(view),
    ...describeWaiting(view),
    `${code('/claude-status')} asks every source now; ${code('/claude-help')} lists what else I answer.`,
  ]),
];
