import { type AuditEntry, recordAct } from '../../domain/audit.ts';
import type { Budget } from '../../domain/budget.ts';
import { MOST_BUDGETS, removeBudget, setBudget } from '../../domain/budget-changes.ts';
import type { Instant } from '../../domain/day.ts';
import { formatMoney, toUsd } from '../../domain/money.ts';
import { notUnderstood, type Parsed, understood } from '../../domain/understanding.ts';
import type { CommandPorts } from '../../ports.ts';
import { readBudgetSpend } from '../../spend/read-budget-spend.ts';
import { suggestWord } from '../../spend/suggest-word.ts';
import { checkPlace } from '../check-place.ts';
import type { Asking } from '../command.ts';
import { refuseChange } from '../refuse-change.ts';
import { updateAudited } from '../update-audited.ts';
import type { BudgetReport } from './budget-report.ts';
import { type BudgetQuestion, type BudgetTerms, EXAMPLE, LIST_EXAMPLE } from './parse-words.ts';
import { resolveScope, writeScope } from './resolve-scope.ts';

type Loaded = Promise<Parsed<BudgetReport>>;

/** As it is remembered: likewise without the words of the scope. */
const entryOf = (act: 'set' | 'removed', { id, amount, period }: Budget, by: string, at: Instant): AuditEntry => ({
  at,
  by,
  what: `${act} budget ${id}: ${formatMoney(amount)} ${period}`,
  result: 'done',
});

/** For the log: not the words of the scope, which may name a person. */
const termsLogged = ({ id, amount, period, steps, channel }: Budget) => ({
  budget: id,
  usd: toUsd(amount),
  period,
  steps,
  channel,
});

const report = async (
  outcome: BudgetReport['outcome'],
  shown: readonly Budget[],
  { claude, state, settings }: CommandPorts,
  { now }: Asking,
): Loaded =>
  understood({
    outcome,
    asOf: now,
    budgets: await Promise.all(shown.map((budget) => readBudgetSpend(budget, claude.sources, now))),
    several: claude.sources.length > 1,
    route: state.read().settings.routes.budget ?? settings.alertChannel,
  });

const set = async (terms: BudgetTerms, userId: string, ports: CommandPorts, asking: Asking): Loaded => {
  const [resolved, { closed, isShared }] = await Promise.all([
    resolveScope(terms, ports.claude.sources, asking.now),
    terms.channel === null ? { closed: null, isShared: false } : checkPlace(terms.channel, ports),
  ]);
  if (!resolved.ok) return resolved;
  if (closed !== null) return report({ kind: 'closed', closed }, [], ports, asking);
  const { scope, gaps } = resolved.value;
  if (gaps.length > 0) return report({ kind: 'unresolved', gaps }, [], ports, asking);
  const { amount, period, steps, channel } = terms;
  const words = writeScope(terms);
  const wanted = { amount, period, scope, words, steps, channel, setBy: userId, setAt: asking.now };
  const done = await updateAudited(ports, (state) => {
    const { state: next, result } = setBudget(state, wanted);
    if (result === null) return { state: next, result };
    return { state: recordAct(next, entryOf('set', result.budget, userId, asking.now)), result };
  });
  if (done === null) {
    const why = `There are ${MOST_BUDGETS} budgets already: remove one first.`;
    return notUnderstood({ said: 'set', nearest: null, candidates: [], example: LIST_EXAMPLE, why });
  }
  ports.log.info('budget_set', { userId, ...termsLogged(done.budget), replaced: done.replaced !== null });
  return report({ kind: 'set', isShared, ...done }, [done.budget], ports, asking);
};

const remove = async (id: string, userId: string, ports: CommandPorts, asking: Asking): Loaded => {
  const budget = await updateAudited(ports, (state) => {
    const { state: next, result } = removeBudget(state, id);
    if (result === null) return { state: next, result };
    return { state: recordAct(next, entryOf('removed', result, userId, asking.now)), result };
  });
  if (budget === null) {
    const ids = ports.state.read().settings.budgets.map((budget) => budget.id);
    const why = ids.length === 0 ? 'There are no budgets.' : `There is no budget \`${id}\`.`;
    const example = ids[0] === undefined ? EXAMPLE : `/claude-budget remove ${ids[0]}`;
    return notUnderstood({ said: id, nearest: suggestWord(id, ids), candidates: ids, example, why });
  }
  ports.log.info('budget_removed', { userId, ...termsLogged(budget) });
  return report({ kind: 'removed', budget }, [], ports, asking);
};

/** Reads what every budget has cost so far, or changes one and reads that. */
export const loadBudgets = async (question: BudgetQuestion, ports: CommandPorts, asking: Asking): Loaded => {
  if (question.kind === 'list') {
    return report({ kind: 'listed' }, ports.state.read().settings.budgets, ports, asking);
  }
  if (asking.caller === null) return refuseChange(question.kind, LIST_EXAMPLE);
  const { userId } = asking.caller;
  return question.kind === 'set'
    ? set(question.terms, userId, ports, asking)
    : remove(question.id, userId, ports, asking);
};
