import type { Finding } from '../domain/finding.ts';
import type { Settings } from '../domain/ledger-state.ts';

const BUDGET_RULES: readonly Finding['rule'][] = ['budget', 'budget-forecast'];

/** The channel of the budget that a finding is about, where it was set `to` one. Subjects begin with the budget's id. */
const findBudgetChannel = ({ rule, subject }: Finding, { budgets }: Settings): string | null =>
  BUDGET_RULES.includes(rule) ? (budgets.find(({ id }) => subject.startsWith(`${id} `))?.channel ?? null) : null;

/** Where people want a finding to be told; null where they have not said, which is the alert channel. */
export const findRoute = (finding: Finding, settings: Settings): string | null =>
  findBudgetChannel(finding, settings) ?? settings.routes[finding.rule] ?? null;
