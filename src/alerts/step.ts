import { DAY_MS } from '../domain/day.ts';
import type { Incident } from '../domain/incident.ts';
import type { Evaluation, Rule } from '../rules/rule.ts';

/** What one rule said of one source. */
export interface Evaluated {
  readonly rule: Rule;
  readonly evaluation: Evaluation;
}

/**
 * An incident after a poll: what happened to it, and what its thread is told of it. `silent`: nothing is said;
 * `redrawn`: only its message changes, in its place, and nobody is notified.
 */
export interface Step {
  readonly kind: 'opened' | 'updated' | 'resolved' | 'redrawn' | 'silent';
  readonly incident: Incident;
  readonly notes: readonly string[];
}

export const silent = (incident: Incident): Step => ({ kind: 'silent', incident, notes: [] });

/** How long an event's incident takes in what is found later about the same fact, and how long it stays open unanswered. */
export const EVENT_MS = 7 * DAY_MS;

/** Which rule was evaluated for which source. */
export const pairOf = (finding: { readonly rule: string; readonly source: string }): string =>
  `${finding.rule} ${finding.source}`;
