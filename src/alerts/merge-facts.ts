import { type Finding, RULE_IDS, SEVERITIES } from '../domain/finding.ts';

/** A finding that speaks, and those about the same fact that add to it. */
export interface Told {
  readonly finding: Finding;
  readonly also: readonly Finding[];
}

const rankOf = ({ severity, rule }: Finding): number =>
  SEVERITIES.indexOf(severity) * RULE_IDS.length + RULE_IDS.indexOf(rule);

/** One fact, one incident: where several rules see the same change, the most severe speaks and the others add to it. */
export const mergeFacts = (findings: readonly Finding[]): readonly Told[] => {
  const told: { finding: Finding; also: Finding[] }[] = [];
  const speaker = new Map<string, (typeof told)[number]>();
  for (const finding of findings.toSorted((a, b) => rankOf(a) - rankOf(b))) {
    const same = finding.facts.flatMap((fact) => speaker.get(fact) ?? [])[0];
    const own = same ?? { finding, also: [] };
    if (same === undefined) told.push(own);
    else same.also.push(finding);
    for (const fact of finding.facts) if (!speaker.has(fact)) speaker.set(fact, own);
  }
  return told;
};
