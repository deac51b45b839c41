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
  const { ask: _, ...common } = first;
  return {
    ...common,
    subject: 'group',
    period: isoInstant(now),
    severity: mostSevere(findings),
    lifecycle: findings.some(({ lifecycle }) => lifecycle === 'state') ? 'state' : 'event',
    facts: [],
    statement: { title: `${findings.length} ${title}`, fields: [], advice: first.statement.advice, row: [] },
  };
};

/** One of those that speak together because none of them is pressing. */
const isMinor = ({ severity }: Finding, { groupsLow }: Rule): boolean => groupsLow === true && severity === 'low';

/** Puts together what speaks in one message: the rules of one group, and ten or more of one rule. */
export const groupFindings = (
  told: readonly Told[],
  ruleOf: (finding: Finding) => Rule,
  now: Instant,
): readonly Opening[] => {
  const crowds = Map.groupBy(told, ({ finding }) => {
    const name = ruleOf(finding).group ?? finding.rule;
    return `${name} ${finding.source}${isMinor(finding, ruleOf(finding)) ? ' low' : ''}`;
  });
  return [...crowds.values()].flatMap((crowd): readonly Opening[] => {
    const [first] = crowd;
    if (first === undefined) return [];
    const rule = ruleOf(first.finding);
    const speakTogether = rule.group !== null || isMinor(first.finding, rule);
    const alone = crowd.length < (speakTogether ? 2 : CROWD);
    if (alone) return crowd.map((each) => ({ ...each, group: null }));
    const findings = crowd.map(({ finding }) => finding);
    const speaker = speakForGroup(findings, rule.groupTitle, now);
    return speaker === null ? [] : [{ finding: speaker, group: findings, also: crowd.flatMap(({ also }) => also) }];
  });
};
