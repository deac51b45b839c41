import { type Draft, enqueue } from '../delivery/enqueue.ts';
import type { Instant } from '../domain/day.ts';
import type { Incident } from '../domain/incident.ts';
import type { LedgerState } from '../domain/ledger-state.ts';
import type { Rule } from '../rules/rule.ts';
import { findIncidentRoute } from './find-route.ts';
import type { Step } from './step.ts';
import { type Viewing, viewIncident } from './views/view-incident.ts';
import { viewNote } from './views/view-note.ts';

/** What speaking of incidents needs. */
export interface QueueSettings {
  readonly rules: ReadonlyMap<string, Rule>;
  readonly alertChannel: string;
  /** IANA zone of the times that messages say. */
  readonly timezone: string;
}

export const viewingOf = ({ finding }: Incident, { rules, timezone }: QueueSettings): Viewing => {
  const rule = rules.get(finding.rule);
  if (rule === undefined) throw new Error(`There is no rule ${finding.rule}`);
  return { rule, timezone };
};

/** New words for an incident's message, and lines for its thread. They go where the message stands, or is to stand. */
export const draftIncident = (
  kind: 'post' | 'update',
  incident: Incident,
  lines: readonly Draft['message'][],
  state: LedgerState,
  settings: QueueSettings,
): readonly Draft[] => {
  const channel = incident.message?.channel ?? findIncidentRoute(incident, state.settings) ?? settings.alertChannel;
  const common = { about: incident.id, channel };
  return [
    { ...common, kind, message: viewIncident(incident, viewingOf(incident, settings)) },
    ...lines.map((message): Draft => ({ ...common, kind: 'thread', message })),
  ];
};

/**
 * The state with what a poll has to say at the end of its outbox, in its order: a message for each incident that opens,
 * new words and a line in the thread for each that changes or ends. In the same step as the incidents, so none is lost.
 */
export const queueSteps = (
  state: LedgerState,
  steps: readonly Step[],
  settings: QueueSettings,
  now: Instant,
): LedgerState =>
  enqueue(
    state,
    steps.flatMap(({ kind, incident, notes }) =>
      kind === 'silent'
        ? []
        : draftIncident(kind === 'opened' ? 'post' : 'update', incident, notes.map(viewNote), state, settings),
    ),
    now,
  );
