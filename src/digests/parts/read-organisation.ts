import type { Adoption } from '../../domain/activity.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Part } from '../../domain/part.ts';
import type { Period } from '../../domain/period.ts';
import type { Source } from '../../domain/spend.ts';
import { countAccess, isAccess, watchedSources } from './count-access.ts';
import { countHygiene, type KeyHygiene } from './count-hygiene.ts';
import type { DigestQuestion } from './digest-question.ts';
import { incidentsOf, openIncidents } from './pick-incidents.ts';

/** What a digest of all spend tells beside spend. */
export interface OrganisationFacts {
  readonly sources: readonly Source[];
  readonly access: {
    /** The sources of which it is known who comes and goes. */
    readonly watched: readonly Source[];
    readonly counts: readonly string[];
    readonly gravest: Incident | null;
  };
  readonly keys: KeyHygiene;
  /** Null where there are no seats to have. */
  readonly seats: Part<Adoption> | null;
  /** Null where nobody has looked for any yet. */
  readonly open: readonly Incident[] | null;
}

export const readOrganisation = async (question: DigestQuestion, period: Period): Promise<OrganisationFacts> => {
  const { claude, state } = question.ports;
  const ledger = state.read();
  const sources = claude.sources.map(({ source }) => source);
  const changes = incidentsOf(ledger.incidents, period).filter(isAccess);
  const enterprise = claude.sources.find(({ source }) => source === 'enterprise');
  return {
    sources,
    access: { watched: watchedSources(ledger, sources), counts: countAccess(changes), gravest: changes[0] ?? null },
    keys: countHygiene(ledger, question.now),
    seats: enterprise === undefined ? null : await enterprise.adoption(),
    open: ledger.polls.lastFinishedAt === null ? null : openIncidents(ledger.incidents),
  };
};
