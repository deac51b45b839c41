import { describeProblem } from '../../blocks/describe-problem.ts';
import { spendProblems } from '../../spend/footnotes.ts';
import { answered, type SpendReport } from '../../spend/spend-report.ts';

type Reports = readonly SpendReport<unknown>[];

const failuresIn = (reports: Reports, timezone: string): readonly string[] =>
  reports.flatMap(({ parts, asOf }) =>
    parts.flatMap(({ part }) => (part.state === 'failed' ? [describeProblem(part.problem, asOf, timezone)] : [])),
  );

/** Whatever is missing from the days of a digest, and whatever failed beside: a sentence for each reason. */
export const listProblems = (days: SpendReport<unknown>, others: Reports, timezone: string): readonly string[] => [
  ...new Set([...spendProblems(days, timezone), ...failuresIn(others, timezone)]),
];

const isThere = ({ part }: SpendReport<unknown>['parts'][number]): boolean =>
  part.state === 'present' || (part.state === 'absent' && part.reason.kind === 'nothing-of-that-name');

/** Nothing failed, and no number of the days may still grow. */
export const isFinal = (days: SpendReport<unknown>, others: Reports): boolean =>
  days.parts.every(isThere) &&
  answered(days).every(({ provisionalFrom }) => provisionalFrom === null) &&
  others.every(({ parts }) => parts.every(({ part }) => part.state !== 'failed'));
