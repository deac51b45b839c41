import { type Instant, isoInstant } from '../domain/day.ts';
import { type Finding, SEVERITIES } from '../domain/finding.ts';
import type { Rule } from '../rules/rule.ts';
import type { Told } from './merge-facts.ts';

/** What becomes one incident: a finding of its own, or one that stands for many. */
export interface Opening extends Told {
  readonly group: readonly Finding[] | null;
}

interface Grouping {
  readonly ruleOf: (finding: Finding) => Rule;
  /** The channel that people want it in; null where they have not said. */
  readonly routeOf: (finding: Finding) => string | null;
}

/** As many findings of one rule in one poll are one message with a table. */
const CROWD = 10;

const mostSevere = (findings: readonly Finding[]): Finding['severity'] =>
  SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity)) ?? 'low';

/** Whose they are: one source's, or of several. */
const sourceOf = (findings: readonly Finding[]): Finding['source'] => {
  const [first, ...others] = new Set(findings.map(({ source }) => source));
  return first === undefined || others.length > 0 ? 'ledger' : first;
};

/** What to do about them, once for each source: it names another page there. */
const adviceOf = (findings: readonly Finding[]): string =>
  [...Map.groupBy(findings, ({ source }) => source).values()]
    .flatMap(([first]) => first?.statement.advice ?? [])
    .join(' ');

/** The finding of a group: its words are those of the group, its fingerprint is the poll's. */
export const speakForGroup = (findings: readonly Finding[], title: string, now: Instant): Finding | null => {
  const [first] = findings;
  if (first === undefined) return null;
  const { ask: _, ...common } = first;
  return {
    ...common,
    source: sourceOf(findings),
    subject: 'group',
    period: isoInstant(now),
    severity: mostSevere(findings),
    lifecycle: findings.some(({ lifecycle }) => lifecycle === 'state') ? 'state' : 'event',
    facts: [],
    statement: { title: `${findings.length} ${title}`, fields: [], advice: adviceOf(findings), row: [] },
  };
};

/** One of those that speak together because none of them is pressing. */
const isMinor = ({ severity }: Finding, { groupsLow }: Rule): boolean => groupsLow === true && severity === 'low';

/** Findings with the same one may speak in one message, which has one place and no buttons of its single ones. */
const crowdKey = (finding: Finding, { ruleOf, routeOf }: Grouping): string => {
  const rule = ruleOf(finding);
  const alone = finding.ask === undefined ? [] : [finding.subject];
  return JSON.stringify([rule.group ?? finding.rule, routeOf(finding), isMinor(finding, rule), ...alone]);
};

/**
 * Puts together what speaks in one message: the rules of one group, and ten or more of one rule. What is decided by
 * buttons of its own keeps its own message.
 */
export const groupFindings = (told: readonly Told[], grouping: Grouping, now: Instant): readonly Opening[] => {
  const crowds = Map.groupBy(told, ({ finding }) => crowdKey(finding, grouping));
  return [...crowds.values()].flatMap((crowd): readonly Opening[] => {
    const [first] = crowd;
    if (first === undefined) return [];
    const rule = grouping.ruleOf(first.finding);
    const speakTogether = rule.group !== null || isMinor(first.finding, rule);
    const alone = crowd.length < (speakTogether ? 2 : CROWD);
    if (alone) return crowd.map((each) => ({ ...each, group: null }));
    const findings = crowd.map(({ finding }) => finding);
    const speaker = speakForGroup(findings, rule.groupTitle, now);
    return speaker === null ? [] : [{ finding: speaker, group: findings, also: crowd.flatMap(({ also }) => also) }];
  });
};
