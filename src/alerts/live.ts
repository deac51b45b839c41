import { type Finding, fingerprintOf } from '../domain/finding.ts';
import type { Incident } from '../domain/incident.ts';

/** Whether polls still look after it. */
export const isLive = ({ status }: Incident): boolean => status === 'open' || status === 'known';

/** The findings that an incident stands for: those of a group, else its own. */
export const findingsOf = ({ finding, group }: Pick<Incident, 'finding' | 'group'>): readonly Finding[] =>
  group ?? [finding];

/** All that an incident tells: what it stands for, and what other findings added to it. */
export const toldBy = (incident: Incident): readonly Finding[] => [...findingsOf(incident), ...incident.also];

export const fingerprintsOf = (incident: Incident): readonly string[] => toldBy(incident).map(fingerprintOf);

/** The keys of the facts that an incident already told. */
export const factsOf = (incident: Incident): readonly string[] => toldBy(incident).flatMap(({ facts }) => facts);

/** An event whose rule was muted when it was found: history keeps it, and nobody was told. */
export const isUntold = ({ status, finding, openedAt, endedAt, acts }: Incident): boolean =>
  status === 'closed' && finding.lifecycle === 'event' && endedAt === openedAt && acts.length === 0;
