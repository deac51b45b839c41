import { type Instant, isoInstant } from '../domain/day.ts';
import { type Finding, SEVERITIES } from '../domain/finding.ts';
import type { Rule } from '../rules/rule.ts';
import type { Told } from './merge-facts.ts';

/** What becomes one incident: a finding of its own, or one that stands for many. */
export interface Opening extends Told {
  readonly group: readonly Finding[] | null;
}

/** As many findings of one rule in one poll are one message with a table. */
const CROWD = 10;

const mostSevere = (findings: readonly Finding[]): Finding['severity'] =>
  SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity)) ?? 'low';

/** The finding of a group: its words are those of the group, its fingerprint is the poll's. */
export const speakForGroup = (findings: readonly Finding[], title: string, now: Instant): Finding | null => {
  const [first] = findings;
  if (first === undefined) return null;
  return {
    ...first,
    subject: 'group',
    period: isoInstant(now),
    severity: mostSevere(findings),
    lifecycle: findings.some(({ lifecycle }) => lifecycle === 'state') ? 'state' : 'event',
    facts: [],
    statement: { title: `${findings.length} ${title}`, fields: [], advice: first.statement.advice, row: [] },
  };
};

/** Puts together what speaks in one message: the rules of one group, and ten or more of one rule. */
export const groupFindings = (
  told: readonly Told[],
  ruleOf: (finding: Finding) => Rule,
  now: Instant,
): readonly Opening[] => {
  const crowds = Map.groupBy(told, ({ finding }) => `${ruleOf(finding).group ?? finding.rule} ${finding.source}`);
  return [...crowds.values()].flatMap((crowd): readonly Opening[] => {
    const [first] = crowd;
    if (first === undefined) return [];
    const rule = ruleOf(first.finding);
    const alone = rule.group === null ? crowd.length < CROWD : crowd.length < 2;
    if (alone) return crowd.map((each) => ({ ...each, group: null }));
    const findings = crowd.map(({ finding }) => finding);
    const speaker = speakForGroup(findings, rule.groupTitle, now);
    return speaker === null ? [] : [{ finding: speaker, group: findings, also: crowd.flatMap(({ also }) => also) }];
  });
};
