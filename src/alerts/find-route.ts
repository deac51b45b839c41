import type { Finding } from '../domain/finding.ts';
import type { Incident } from '../domain/incident.ts';
import type { Settings } from '../domain/ledger-state.ts';
import { findingsOf } from './live.ts';

const BUDGET_RULES: readonly Finding['rule'][] = ['budget', 'budget-forecast'];

/** The channel of the budget that a finding is about, where it was set `to` one. Subjects begin with the budget's id. */
const findBudgetChannel = ({ rule, subject }: Finding, { budgets }: Settings): string | null =>
  BUDGET_RULES.includes(rule) ? (budgets.find(({ id }) => subject.startsWith(`${id} `))?.channel ?? null) : null;

/** Where people want a finding to be told; null where they have not said, which is the alert channel. */
export const findRoute = (finding: Finding, settings: Settings): string | null =>
  findBudgetChannel(finding, settings) ?? settings.routes[finding.rule] ?? null;

/** The channel of an incident: those that speak together have the same one. */
export const findIncidentRoute = (incident: Pick<Incident, 'finding' | 'group'>, settings: Settings): string | null =>
  findRoute(findingsOf(incident)[0] ?? incident.finding, settings);
