import type { Budget } from '../../domain/budget.ts';
import { unitAround } from '../../domain/calendar.ts';
import { firstOpenDay } from '../../domain/complete-days.ts';
import { contains, type Day, type Span } from '../../domain/day.ts';
import { forecastMonth } from '../../domain/forecast-month.ts';
import { add, type Money, sum, ZERO } from '../../domain/money.ts';
import { periodWords } from '../../domain/period-words.ts';
import type { Cost, SpendFacts } from '../../domain/spend.ts';
import { type BudgetVerdict, evaluateBudgets } from '../evaluate-budgets.ts';
import { budgetFact, budgetSource, budgetSubject } from '../name-budget.ts';
import { defineRule, type RuleInput } from '../rule.ts';
import { FORECAST_COLUMNS, TOO_LITTLE_HISTORY, viewBudgetForecast } from './view.ts';

const subjectOf = (budget: Budget): string => budgetSubject(budget, 'forecast');

/** Complete days that every part of the scope has, summed: a day that only some have would look like a fall. */
const sumDays = (facts: readonly SpendFacts<Cost>[], today: Day): { readonly day: Day; readonly amount: Money }[] => {
  const sums = new Map<Day, { readonly amount: Money; readonly parts: number }>();
  for (const each of facts) {
    const end = firstOpenDay(each, today);
    for (const { day, measure } of each.daily.filter((total) => total.day < end)) {
      const { amount, parts } = sums.get(day) ?? { amount: ZERO, parts: 0 };
      sums.set(day, { amount: add(amount, measure.amount), parts: parts + 1 });
    }
  }
  return [...sums]
    .filter(([, { parts }]) => parts === facts.length)
    .map(([day, { amount }]) => ({ day, amount }))
    .toSorted((a, b) => a.day - b.day);
};

/** What the month has cost until now, with what is known of today. */
const spentIn = (month: Span, facts: readonly SpendFacts<Cost>[]): Money =>
  sum(
    facts.flatMap(({ daily }) => daily.filter(({ day }) => contains(month, day)).map(({ measure }) => measure.amount)),
  );

/** "The month-end forecast's lower bound passes the monthly budget." It ends when it no longer does, or the month is over. */
const judgeForecast = (budget: Budget, spent: readonly SpendFacts<Cost>[], { today }: RuleInput): BudgetVerdict => {
  if (budget.period !== 'monthly') return { findings: [] };
  const month = unitAround('month', today);
  const forecast = forecastMonth({ daily: sumDays(spent, today), today, spent: spentIn(month, spent) });
  if (forecast === null) return { missing: TOO_LITTLE_HISTORY, subjects: [subjectOf(budget)] };
  if (forecast.low <= budget.amount) return { findings: [] };
  const period = periodWords({ ...month, kind: 'month', toDate: false });
  return {
    findings: [
      {
        rule: 'budget-forecast',
        source: budgetSource(budget),
        subject: subjectOf(budget),
        period,
        severity: 'medium',
        lifecycle: 'state',
        facts: [budgetFact(budget, period)],
        statement: viewBudgetForecast(budget, forecast, month),
      },
    ],
  };
};

export const budgetForecastRule = defineRule({
  id: 'budget-forecast',
  title: 'Budget forecasts',
  policy: 'The lower bound of the month-end forecast passes a monthly budget.',
  severity: 'medium',
  needs: ['budgets'],
  group: null,
  movesOn: true,
  groupTitle: 'budgets will be passed this month',
  columns: FORECAST_COLUMNS,
  evaluate: (input) => evaluateBudgets(input, (budget) => [subjectOf(budget)], judgeForecast),
});
