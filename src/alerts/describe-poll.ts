import type { Finding } from '../domain/finding.ts';
import type { PollChange } from './apply-poll.ts';
import type { Evaluated, Step } from './step.ts';

type Found = Pick<Finding, 'rule' | 'source' | 'subject' | 'severity'> & { readonly title: string };

type Item = Found & {
  readonly id: string;
  /** Of an incident that stands for many: they. */
  readonly group?: readonly Found[];
};

/** What `job -- poll --json` prints. */
export interface PollDocument {
  readonly baseline: boolean;
  readonly opened: readonly Item[];
  readonly updated: readonly Item[];
  readonly resolved: readonly Item[];
  readonly notEvaluated: readonly (Pick<Finding, 'rule' | 'source'> & { readonly missing: string })[];
}

const describeFinding = ({ rule, source, subject, severity, statement }: Finding): Found => ({
  rule,
  source,
  subject,
  severity,
  title: statement.title,
});

const itemOf = ({ incident: { id, finding, group } }: Step): Item => ({
  id,
  ...describeFinding(finding),
  ...(group !== null && { group: group.map(describeFinding) }),
});

/** A state that somebody expected ends without a word; whoever counts what is open hears of it here. */
const isOver = ({ kind, incident: { status, finding } }: Step): boolean =>
  kind === 'resolved' || (kind === 'redrawn' && status === 'closed' && finding.lifecycle === 'state');

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
    resolved: steps.filter(isOver).map(itemOf),
    notEvaluated: evaluated.flatMap(missingOf),
  };
};
