import type { ClaudeSource, Clock, Courier, IncidentDesk, Log, StateStore } from '../ports.ts';
import { actOnIncident } from './act-on-incident.ts';
import { createDecisionDesk } from './decisions/create-decision-desk.ts';
import { type QueueSettings, viewingOf } from './queue-steps.ts';
import { viewDetails } from './views/view-details.ts';
import { viewOutcome } from './views/view-outcome.ts';

interface IncidentDeskOptions {
  readonly store: StateStore;
  /** Where requests are decided. */
  readonly sources: readonly ClaudeSource[];
  readonly permalink: Courier['permalink'];
  /** Sends what waits in the outbox. */
  readonly drain: () => Promise<unknown>;
  readonly settings: QueueSettings;
  readonly clock: Clock;
  readonly log: Log;
}

/** What stands behind the buttons of incidents. */
export const createIncidentDesk = (options: IncidentDeskOptions): IncidentDesk => {
  const { store, permalink, drain, settings, clock, log } = options;
  const find = (incidentId: string) => store.read().incidents.find(({ id }) => id === incidentId);
  const view = (outcome: Parameters<typeof viewOutcome>[0]) => viewOutcome(outcome, settings.timezone);

  return {
    ...createDecisionDesk(options),
    act: async (incidentId, act, by) => {
      const now = clock.now();
      const { outcome, entry } = await store.update((state) => {
        const acted = actOnIncident(state, incidentId, { act, by, now }, settings);
        return { state: acted.state, result: acted };
      });
      if (entry !== null) log.info('audit', { by, what: entry.what, result: entry.result });
      log.info('incident_act', { incidentId, act: act.kind, by, outcome: outcome.kind });
      return view(outcome);
    },
    title: (incidentId) => {
      const incident = find(incidentId);
      if (incident === undefined) return { told: view({ kind: 'unknown' }) };
      if (incident.status !== 'open') return { told: view({ kind: 'ended', incident }) };
      return { title: incident.finding.statement.title };
    },
    details: async (incidentId) => {
      const incident = find(incidentId);
      if (incident === undefined) return view({ kind: 'unknown' });
      const address = incident.message === null ? null : await permalink(incident.message);
      return viewDetails(incident, viewingOf(incident, settings), address);
    },
    deliver: async () => {
      try {
        await drain();
      } catch (error) {
        log.error('delivery_failed', { error });
      }
    },
  };
};
