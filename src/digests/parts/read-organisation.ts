import type { Adoption } from '../../domain/activity.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Part } from '../../domain/part.ts';
import type { Period } from '../../domain/period.ts';
import type { Source } from '../../domain/spend.ts';
import { countAccess, isAccess, watchedSources } from './count-access.ts';
import { countHygiene, type KeyHygiene } from './count-hygiene.ts';
import { countInvites } from './count-invites.ts';
import type { DigestQuestion } from './digest-question.ts';
import { findBreaks, type Watching } from './find-breaks.ts';
import { incidentsOf, openIncidents } from './pick-incidents.ts';

/** What a digest of all spend tells beside spend. */
export interface OrganisationFacts {
  readonly sources: readonly Source[];
  readonly access: {
    /** The sources of which it is known who comes and goes, and when it is not. */
    readonly watched: readonly Watching[];
    readonly counts: readonly string[];
    readonly gravest: Incident | null;
    /** Invites to roles that are not privileged. Null: not known. */
    readonly invites: number | null;
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
  const telling = watchedSources(ledger, sources);
  const watched = findBreaks(ledger, telling, period);
  const enterprise = claude.sources.find(({ source }) => source === 'enterprise');
  // A key that does not offer who there is does not offer who is invited.
  const offered = claude.sources.filter(({ source }) => telling.includes(source));
  const invites = countInvites(await Promise.all(offered.map((each) => each.invites())), period, question.now);
  return {
    sources,
    access: { watched, counts: countAccess(changes), gravest: changes[0] ?? null, invites },
    keys: countHygiene(ledger, question.now),
    seats: enterprise === undefined ? null : await enterprise.adoption(),
    open: ledger.polls.lastFinishedAt === null ? null : openIncidents(ledger.incidents),
  };
};
