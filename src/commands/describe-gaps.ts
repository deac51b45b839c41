import { describeAbsence } from '../blocks/describe-absence.ts';
import { describeProblem } from '../blocks/describe-problem.ts';
import { listWords } from '../blocks/quote.ts';
import type { Instant } from '../domain/day.ts';
import type { Part } from '../domain/part.ts';
import type { Source } from '../domain/spend.ts';

/** Something that an answer lacks: what, in the plural and in lower case (`pending invites`), and why. */
export interface Gap {
  readonly what: string;
  readonly source: Source;
  readonly part: Exclude<Part<unknown>, { state: 'present' }>;
}

/** Which sources were asked for, out of how many. */
export interface Asked {
  readonly source: Source | null;
  readonly several: boolean;
}

/** The gap that a part leaves; none where it is there. */
export const gapOf = (what: string, source: Source, part: Part<unknown>): readonly Gap[] =>
  part.state === 'present' ? [] : [{ what, source, part }];

type Weight = 'problem' | 'footnote' | 'nothing';

/**
 * What was asked for and could not be read is a problem. Beside another source, one that never has such a thing is not
 * missed, and a Claude Enterprise key that was made for analytics alone is mentioned, not complained of.
 */
const weigh = ({ source, part }: Gap, asked: Asked): Weight => {
  const isExtra = asked.several && asked.source === null;
  if (part.state === 'absent') {
    if (part.reason.kind !== 'not-offered') return 'footnote';
    return isExtra ? 'nothing' : 'problem';
  }
  return isExtra && source === 'enterprise' && part.problem.kind === 'scope-missing' ? 'footnote' : 'problem';
};

const excuse = ({ source, part }: Gap, now: Instant, timezone: string): string =>
  part.state === 'absent' ? describeAbsence(part.reason, source) : describeProblem(part.problem, now, timezone);

/** One sentence for each reason, after all that is missing because of it. */
const sentences = (gaps: readonly Gap[], now: Instant, timezone: string): readonly string[] => {
  const missing = new Map<string, Set<string>>();
  for (const gap of gaps) {
    const reason = excuse(gap, now, timezone);
    missing.set(reason, (missing.get(reason) ?? new Set()).add(gap.what));
  }
  return [...missing].map(([reason, what]) => `Not known: ${listWords([...what])}. ${reason}`);
};

/** What a person must be told of the gaps, as problems (the answer is not whole) and as footnotes. */
export const describeGaps = (gaps: readonly Gap[], asked: Asked, now: Instant, timezone: string) => ({
  problems: sentences(
    gaps.filter((gap) => weigh(gap, asked) === 'problem'),
    now,
    timezone,
  ),
  footnotes: sentences(
    gaps.filter((gap) => weigh(gap, asked) === 'footnote'),
    now,
    timezone,
  ),
});
