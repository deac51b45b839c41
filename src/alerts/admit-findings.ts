import type { Instant } from '../domain/day.ts';
import { type Finding, fingerprintOf } from '../domain/finding.ts';
import type { Incident } from '../domain/incident.ts';
import { factsOf, fingerprintsOf, isLive, isUntold, toldBy } from './live.ts';
import { EVENT_MS } from './step.ts';

/** Findings that no incident tells yet, and those that an incident about the same fact takes in. */
export interface Admission {
  readonly newcomers: readonly Finding[];
  /** By incident id. */
  readonly additions: ReadonlyMap<string, readonly Finding[]>;
}

const isExpectedIn = (incident: Incident): boolean => incident.acts.some(({ kind }) => kind === 'expected');

/**
 * An event takes the state in that it brought about, also after a person has answered it: they know. Once it is over
 * otherwise, a state tells of itself, as it does beside another state.
 */
const takesIn = ({ finding, group, status, acts }: Incident, { lifecycle }: Finding): boolean =>
  lifecycle === 'event' || (finding.lifecycle === 'event' && group === null && (status === 'open' || acts.length > 0));

type Tellers = ReadonlyMap<string, Incident>;

const sayings = (findings: readonly Finding[]): readonly string[] =>
  findings.flatMap(({ rule, facts }) => facts.map((fact) => `${rule} ${fact}`));

/** The facts that were told by the rule that now finds them again: the same thing is happening again. */
const findRepeated = (findings: readonly Finding[], tellers: Tellers): ReadonlySet<string> => {
  const concerned = new Set(findings.flatMap(({ facts }) => facts.flatMap((fact) => tellers.get(fact) ?? [])));
  const told = new Map([...concerned].map((incident) => [incident, new Set(sayings(toldBy(incident)))]));
  return new Set(
    findings.flatMap(({ rule, facts }) =>
      facts.filter((fact) => {
        const teller = tellers.get(fact);
        return teller !== undefined && told.get(teller)?.has(`${rule} ${fact}`) === true;
      }),
    ),
  );
};

/** An incident in which another rule told the same fact. What happens again is no part of it, whichever rules see it now. */
const tellerOf = (finding: Finding, tellers: Tellers, repeated: ReadonlySet<string>): Incident | undefined => {
  for (const fact of finding.facts) {
    const incident = tellers.get(fact);
    if (incident !== undefined && takesIn(incident, finding) && !repeated.has(fact)) return incident;
  }
  return undefined;
};

/** Whether a finding needs no word: an event has happened once for all, a state may come back. */
const findTold = (incidents: readonly Incident[]): ((finding: Finding) => boolean) => {
  const live = new Set(incidents.filter(isLive).flatMap(fingerprintsOf));
  const ever = new Set(incidents.flatMap(fingerprintsOf));
  const expected = new Set(incidents.filter(isExpectedIn).flatMap(fingerprintsOf));
  return (finding) => {
    const fingerprint = fingerprintOf(finding);
    const told = finding.lifecycle === 'event' ? ever : live;
    return told.has(fingerprint) || (finding.period !== null && expected.has(fingerprint));
  };
};

/** Sorts what stands: told already, expected by a person for its period, part of a story that is being told, or new. */
export const admitFindings = (findings: Iterable<Finding>, incidents: readonly Incident[], now: Instant): Admission => {
  const isTold = findTold(incidents);
  const recent = incidents.filter((incident) => now - incident.openedAt < EVENT_MS && !isUntold(incident));
  const tellers = new Map(recent.flatMap((incident) => factsOf(incident).map((fact) => [fact, incident])));
  const fresh = [...findings].filter((finding) => !isTold(finding));
  const repeated = findRepeated(fresh, tellers);
  const newcomers: Finding[] = [];
  const additions = new Map<string, Finding[]>();
  for (const finding of fresh) {
    const teller = tellerOf(finding, tellers, repeated);
    if (teller === undefined) newcomers.push(finding);
    else {
      const added = additions.get(teller.id) ?? [];
      additions.set(teller.id, added);
      added.push(finding);
    }
  }
  return { newcomers, additions };
};
