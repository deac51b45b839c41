import { type Finding, RULE_IDS, SEVERITIES } from '../domain/finding.ts';

/** A finding that speaks, and those about the same fact that add to it. */
export interface Told {
  readonly finding: Finding;
  readonly also: readonly Finding[];
}

const rankOf = ({ severity, rule }: Finding): number =>
  SEVERITIES.indexOf(severity) * RULE_IDS.length + RULE_IDS.indexOf(rule);

/**
 * One fact, one incident: where several rules see the same change, the most severe speaks and the others add to it. A
 * finding that sees several changes as one, such as an ownership that went from one person to another, makes them one.
 */
export const mergeFacts = (findings: readonly Finding[]): readonly Told[] => {
  const told = new Set<{ finding: Finding; also: Finding[] }>();
  const speakers = new Map<string, { finding: Finding; also: Finding[] }>();
  for (const finding of findings.toSorted((a, b) => rankOf(a) - rankOf(b))) {
    const [first, ...others] = new Set(finding.facts.flatMap((fact) => speakers.get(fact) ?? []));
    const speaker = first ?? { finding, also: [] };
    if (first !== undefined) first.also.push(...others.flatMap((other) => [other.finding, ...other.also]), finding);
    for (const other of others) told.delete(other);
    told.add(speaker);
    const about = [finding, ...speaker.also].flatMap(({ facts }) => facts);
    for (const fact of about) speakers.set(fact, speaker);
  }
  return [...told];
};
