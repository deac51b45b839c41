import type { Budget } from '../../domain/budget.ts';
import type { Span } from '../../domain/day.ts';
import { describeSpan } from '../../domain/describe-span.ts';
import type { Statement } from '../../domain/finding.ts';
import type { Forecast } from '../../domain/forecast-month.ts';
import { formatMoney, subtract } from '../../domain/money.ts';
import { describeBudget } from '../name-budget.ts';

export const FORECAST_COLUMNS: readonly string[] = ['Budget', 'Forecast', 'Range', 'Spent so far'];

export const viewBudgetForecast = (budget: Budget, forecast: Forecast, month: Span): Statement => {
  const { total, low, high, soFar, restsOn } = forecast;
  const name = describeBudget(budget);
  const range = `${formatMoney(low)} to ${formatMoney(high)}`;
  return {
    title: `The month is heading for ${formatMoney(total)}, past the ${name}`,
    fields: [
      { label: 'Budget', value: name },
      { label: 'Forecast for the month', value: `${formatMoney(total)}, four in five times ${range}` },
      { label: 'Over by', value: formatMoney(subtract(total, budget.amount)) },
      { label: 'Spent on complete days', value: formatMoney(soFar) },
      { label: 'Period', value: describeSpan(month) },
      { label: 'Rests on', value: `${restsOn} days of history` },
      { label: 'Budget id', value: budget.id },
    ],
    advice:
      'See what grew with /claude-cost mtd by workspace,model; raise the budget with /claude-budget if this is as planned.',
    row: [name, formatMoney(total), range, formatMoney(soFar)],
  };
};

export const TOO_LITTLE_HISTORY =
  'The month-end forecast of this budget needs 14 days of spend without a gap up to the last week: until then it is not judged.';
