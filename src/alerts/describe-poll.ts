import type { Finding } from '../domain/finding.ts';
import type { PollChange } from './apply-poll.ts';
import type { Evaluated, Step } from './step.ts';

type Item = Pick<Finding, 'rule' | 'source' | 'subject' | 'severity'> & { readonly id: string; readonly title: string };

/** What `job -- poll --json` prints. */
export interface PollDocument {
  readonly baseline: boolean;
  readonly opened: readonly Item[];
  readonly updated: readonly Item[];
  readonly resolved: readonly Item[];
  readonly notEvaluated: readonly (Pick<Finding, 'rule' | 'source'> & { readonly missing: string })[];
}

const itemOf = ({ incident: { id, finding } }: Step): Item => ({
  id,
  rule: finding.rule,
  source: finding.source,
  subject: finding.subject,
  severity: finding.severity,
  title: finding.statement.title,
});

const missingOf = ({ rule, evaluation }: Evaluated) => {
  const { source } = evaluation;
  if (!evaluation.evaluated) return [{ rule: rule.id, source, missing: evaluation.missing }];
  const reasons = new Set((evaluation.unsure ?? []).map(({ missing }) => missing));
  return [...reasons].map((missing) => ({ rule: rule.id, source, missing }));
};

export const describePoll = (
  { baseline, steps }: Pick<PollChange, 'baseline' | 'steps'>,
  evaluated: readonly Evaluated[],
): PollDocument => {
  const itemsOf = (kind: Step['kind']): readonly Item[] => steps.filter((step) => step.kind === kind).map(itemOf);
  return {
    baseline,
    opened: itemsOf('opened'),
    updated: itemsOf('updated'),
    resolved: itemsOf('resolved'),
    notEvaluated: evaluated.flatMap(missingOf),
  };
};
