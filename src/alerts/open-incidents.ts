import type { Instant } from '../domain/day.ts';
import type { Finding } from '../domain/finding.ts';
import type { Incident } from '../domain/incident.ts';
import type { LedgerState } from '../domain/ledger-state.ts';
import type { Rule } from '../rules/rule.ts';
import { findRoute } from './find-route.ts';
import { groupFindings, type Opening } from './group-findings.ts';
import { mergeFacts } from './merge-facts.ts';
import { pairOf, type Step, silent } from './step.ts';

/** How a newcomer enters: with a message; known, because it stood before its rule first looked; or closed, because its rule is muted. */
type Entrance = 'open' | 'known' | 'closed' | 'waits';

const entranceOf = (finding: Finding, { settings, polls }: LedgerState, now: Instant): Entrance => {
  const isFirst = !polls.evaluated.includes(pairOf(finding));
  if (finding.lifecycle === 'state' && isFirst) return 'known';
  const isMuted = settings.mutes.some(({ rule, until }) => rule === finding.rule && (until === null || until > now));
  if (!isMuted) return 'open';
  // A state that outlasts the mute is told then; an event would be lost, so history keeps it.
  return finding.lifecycle === 'state' ? 'waits' : 'closed';
};

const incidentOf = (opening: Opening, id: string, status: Incident['status'], now: Instant): Incident => ({
  ...opening,
  id,
  status,
  openedAt: now,
  changedAt: now,
  endedAt: status === 'closed' ? now : null,
  acts: [],
  snoozedUntil: null,
  message: null,
});

/** Opens an incident for each new fact, one for a crowd; ids count on from the state's sequence. */
export const openIncidents = (
  newcomers: readonly Finding[],
  state: LedgerState,
  ruleOf: (finding: Finding) => Rule,
  now: Instant,
): readonly Step[] => {
  const entering = Map.groupBy(newcomers, (finding) => entranceOf(finding, state, now));
  // Each for itself: what is silent must not silence what another rule has to say of the same fact.
  const tell = (entrance: Entrance) => mergeFacts(entering.get(entrance) ?? []);
  const routeOf = (finding: Finding) => findRoute(finding, state.settings);
  const loud = groupFindings(tell('open'), { ruleOf, routeOf }, now).map((opening) => ({
    opening,
    status: 'open' as const,
  }));
  const quiet = (['known', 'closed'] as const).flatMap((status) =>
    tell(status).map((each) => ({ opening: { ...each, group: null }, status })),
  );
  return [...loud, ...quiet].map(({ opening, status }, index): Step => {
    const incident = incidentOf(opening, String(state.sequence + index + 1), status, now);
    return status === 'open' ? { kind: 'opened', incident, notes: [] } : silent(incident);
  });
};
