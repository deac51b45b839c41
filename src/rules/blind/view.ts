import { describeProblem } from '../../blocks/describe-problem.ts';
import { describeAgo, formatTime } from '../../blocks/describe-time.ts';
import { listWords } from '../../blocks/quote.ts';
import { type Instant, toInstant } from '../../domain/day.ts';
import type { Statement } from '../../domain/finding.ts';
import type { Problem } from '../../domain/problem.ts';
import { describePlace, type Place } from '../describe-place.ts';

/** A part that cannot be read, and since when. */
export interface BlindPart {
  readonly name: string;
  readonly problem: Problem;
  readonly since: Instant;
}

export const BLIND_COLUMNS: readonly string[] = ['What', 'Since', 'Organisation'];

const earliest = (parts: readonly BlindPart[]): Instant => toInstant(Math.min(...parts.map(({ since }) => since)));

export const viewUnreadable = (parts: readonly BlindPart[], place: Place, now: Instant): Statement => {
  const isRefused = parts.some(({ problem }) => problem.kind === 'key-refused');
  const since = formatTime(earliest(parts), 'UTC');
  const where = describePlace(place);
  const names = listWords(parts.map(({ name }) => name));
  const reasons = new Set(parts.map(({ problem }) => describeProblem(problem, now, 'UTC').replaceAll('`', '')));
  return {
    title: isRefused
      ? `The watch is blind: ${where} refuses the key since ${since}`
      : `The watch is blind: ${where} cannot be read since ${since}`,
    fields: [
      { label: 'Not read', value: names },
      { label: 'Since', value: since },
      { label: 'Why', value: [...reasons].join(' ') },
      {
        label: 'Meanwhile',
        value: 'Nothing opens and nothing ends that depends on it; what changes is told when it can be read again.',
      },
    ],
    advice:
      'Run npm run doctor where Claude Ledger runs, or /claude-status here: both say what is wrong and how to mend it.',
    row: [names, since, where],
  };
};

export const viewOldData = (refreshedAt: Instant, place: Place): Statement => {
  const until = formatTime(refreshedAt, 'UTC');
  const where = describePlace(place);
  return {
    title: `The watch is blind for new spend: the data of ${where} ends ${until}`,
    fields: [
      { label: 'Complete until', value: until },
      { label: 'Meanwhile', value: 'Budgets and anomalies are judged by older days only.' },
    ],
    advice:
      'Anthropic usually has new data within hours: look at status.claude.com, and ask its support if this lasts.',
    row: ['spend', until, where],
  };
};

export const viewMissedPolls = (since: Instant, now: Instant): Statement => {
  const last = formatTime(since, 'UTC');
  return {
    title: `Nobody was watching: Claude Ledger last looked ${describeAgo(since, now)}, ${last}`,
    fields: [
      { label: 'Last look', value: last },
      { label: 'Looked again', value: formatTime(now, 'UTC') },
      {
        label: 'Caught up',
        value: 'What is different from then is told now, each change once; what came and went in between was not seen.',
      },
    ],
    advice: 'Find out why the process or its schedule stood still; LEDGER_POLL_CRON says when it is expected to look.',
    row: ['polls', last, 'Claude Ledger'],
  };
};
