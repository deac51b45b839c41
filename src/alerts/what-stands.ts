import { type Finding, fingerprintOf } from '../domain/finding.ts';
import { type Evaluated, pairOf } from './step.ts';

/** What a poll knows: the findings that stand now, and the rule and source pairs that it is sure about. */
export interface Standing {
  readonly findings: ReadonlyMap<string, Finding>;
  readonly sure: ReadonlySet<string>;
  /** Subjects of such a pair that it could not judge, as `rule source subject`. */
  readonly unsure: ReadonlySet<string>;
  /** How subjects of such a pair ended, where their rule knows it: a sentence. */
  readonly endings: ReadonlyMap<string, string>;
}

const subjectOf = (finding: Pick<Finding, 'rule' | 'source' | 'subject'>): string =>
  `${pairOf(finding)} ${finding.subject}`;

/** Whether this poll could tell if a finding of an earlier one still stands. */
export const isSureOf = (finding: Finding, { sure, unsure }: Standing): boolean =>
  sure.has(pairOf(finding)) && !unsure.has(subjectOf(finding));

/** How it ended; null where nobody knows more than that it did. */
export const endingOf = (finding: Finding, { endings }: Standing): string | null =>
  endings.get(subjectOf(finding)) ?? null;

export const whatStands = (evaluated: readonly Evaluated[]): Standing => {
  const sure = evaluated.flatMap(({ rule, evaluation }) =>
    evaluation.evaluated
      ? [{ rule: rule.id, pair: pairOf({ rule: rule.id, source: evaluation.source }), evaluation }]
      : [],
  );
  const unsure = sure.flatMap(({ rule, evaluation }) =>
    (evaluation.unsure ?? []).map(({ subject }) => subjectOf({ rule, source: evaluation.source, subject })),
  );
  const endings = sure.flatMap(({ rule, evaluation }) =>
    (evaluation.endings ?? []).map(
      ({ subject, how }) => [subjectOf({ rule, source: evaluation.source, subject }), how] as const,
    ),
  );
  const findings = sure.flatMap(({ evaluation }) => evaluation.findings);
  return {
    findings: new Map(findings.map((finding) => [fingerprintOf(finding), finding])),
    sure: new Set(sure.map(({ pair }) => pair)),
    unsure: new Set(unsure),
    endings: new Map(endings),
  };
};
