import { type Finding, fingerprintOf } from '../domain/finding.ts';
import { type Evaluated, pairOf } from './step.ts';

/** What a poll knows: the findings that stand now, and the rule and source pairs that it is sure about. */
export interface Standing {
  readonly findings: ReadonlyMap<string, Finding>;
  readonly sure: ReadonlySet<string>;
  /** Subjects of such a pair that it could not judge, as `rule source subject`. */
  readonly unsure: ReadonlySet<string>;
}

const subjectOf = (finding: Pick<Finding, 'rule' | 'source' | 'subject'>): string =>
  `${pairOf(finding)} ${finding.subject}`;

/** Whether this poll could tell if a finding of an earlier one still stands. */
export const isSureOf = (finding: Finding, { sure, unsure }: Standing): boolean =>
  sure.has(pairOf(finding)) && !unsure.has(subjectOf(finding));

export const whatStands = (evaluated: readonly Evaluated[]): Standing => {
  const sure = evaluated.flatMap(({ rule, evaluation }) =>
    evaluation.evaluated
      ? [{ rule: rule.id, pair: pairOf({ rule: rule.id, source: evaluation.source }), evaluation }]
      : [],
  );
  const unsure = sure.flatMap(({ rule, evaluation }) =>
    (evaluation.unsure ?? []).map(({ subject }) => subjectOf({ rule, source: evaluation.source, subject })),
  );
  const findings = sure.flatMap(({ evaluation }) => evaluation.findings);
  return {
    findings: new Map(findings.map((finding) => [fingerprintOf(finding), finding])),
    sure: new Set(sure.map(({ pair }) => pair)),
    unsure: new Set(unsure),
  };
};
