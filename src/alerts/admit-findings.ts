import type { Instant } from '../domain/day.ts';
import { type Finding, fingerprintOf } from '../domain/finding.ts';
import type { Incident } from '../domain/incident.ts';
import { factsOf, fingerprintsOf, isLive, toldBy } from './live.ts';
import { EVENT_MS } from './step.ts';

/** Findings that no incident tells yet, and those that an incident about the same fact takes in. */
export interface Admission {
  readonly newcomers: readonly Finding[];
  /** By incident id. */
  readonly additions: ReadonlyMap<string, readonly Finding[]>;
}

const isExpectedIn = (incident: Incident): boolean => incident.acts.some(({ kind }) => kind === 'expected');

/** An incident that another rule opened about the same fact. The same rule again is the same thing happening again. */
const tellerOf = (finding: Finding, tellers: ReadonlyMap<string, Incident>): Incident | undefined =>
  finding.facts
    .flatMap((fact) => tellers.get(fact) ?? [])
    .find((incident) => !toldBy(incident).some(({ rule }) => rule === finding.rule));

/** Sorts what stands: told already, expected by a person for its period, part of a story that is being told, or new. */
export const admitFindings = (findings: Iterable<Finding>, incidents: readonly Incident[], now: Instant): Admission => {
  const told = new Set(incidents.filter(isLive).flatMap(fingerprintsOf));
  const expected = new Set(incidents.filter(isExpectedIn).flatMap(fingerprintsOf));
  const recent = incidents.filter(({ openedAt }) => now - openedAt < EVENT_MS);
  const tellers = new Map(recent.flatMap((incident) => factsOf(incident).map((fact) => [fact, incident])));
  const newcomers: Finding[] = [];
  const additions = new Map<string, Finding[]>();
  for (const finding of findings) {
    const fingerprint = fingerprintOf(finding);
    const isEvent = finding.lifecycle === 'event';
    if (!isEvent && told.has(fingerprint)) continue;
    if (finding.period !== null && expected.has(fingerprint)) continue;
    const teller = isEvent ? tellerOf(finding, tellers) : undefined;
    if (teller === undefined) newcomers.push(finding);
    else additions.set(teller.id, [...(additions.get(teller.id) ?? []), finding]);
  }
  return { newcomers, additions };
};
