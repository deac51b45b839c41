import { section } from '../../blocks/build.ts';
import { chartValue } from '../../blocks/chart.ts';
import { startOf, toInstant } from '../../domain/day.ts';
import type { Cost } from '../../domain/spend.ts';
import { costMetric } from '../../spend/metric.ts';
import { viewChart } from '../../spend/view-chart.ts';
import type { Digest } from '../digest.ts';
import { describeWhen, monthName } from '../parts/describe-when.ts';
import { findPastForecast } from '../parts/find-past-forecast.ts';
import { finishDigest } from '../parts/finish-digest.ts';
import { namePeople } from '../parts/name-people.ts';
import { readBudgets } from '../parts/read-budgets.ts';
import { type Facts, impersonal, movedIn, peopleIn } from '../parts/read-facts.ts';
import { budgetProblems, viewBudgets } from '../parts/view-budget.ts';
import { viewKept, viewPastForecast } from '../parts/view-closed-month.ts';
import { viewMovers } from '../parts/view-movers.ts';
import { viewOpening } from '../parts/view-opening.ts';
import { viewRestated } from '../parts/view-restatement.ts';
import { viewTotals } from '../parts/view-totals.ts';

const CHART = { title: 'Spend', unit: 'USD', heightOf: ({ amount }: Cost) => chartValue(amount) };

/** The month that is over, beside the one before it. */
export const composeMonthly = async (facts: Facts): Promise<Digest> => {
  const { question, days, totals, byDay } = facts;
  const { settings } = question.ports;
  const { period } = days;
  // Its budgets as they stood when its last day had ended.
  const end = toInstant(startOf(period.to) - 1);
  const budgets = (await readBudgets(question, end)).filter(({ reading }) => reading.budget.period === 'monthly');
  const expected = totals.total === null ? null : await findPastForecast(question, period);
  const people = await namePeople(peopleIn(facts), question.ports);
  const kinds = movedIn(facts);
  const when = describeWhen('monthly', days);
  return finishDigest(facts, {
    title: 'Claude month',
    opening: (scope) => [
      viewOpening(totals, when, scope, impersonal(kinds)),
      viewKept(monthName(period.from), totals.total, budgets, scope),
    ],
    lines: [
      ...viewTotals(totals, days.before),
      ...viewBudgets(budgets, settings.privacy),
      ...viewPastForecast(expected, totals.total, monthName(period.from)),
      ...viewRestated(facts.restated),
    ],
    blocks: [
      totals.total === null ? [] : viewChart(byDay.now, costMetric, CHART),
      section(viewMovers(kinds, people.name)),
    ],
    people,
    problems: budgetProblems(budgets, question.now, settings.timezone),
    reports: [],
  });
};
