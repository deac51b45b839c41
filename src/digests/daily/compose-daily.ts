import { section } from '../../blocks/build.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Digest } from '../digest.ts';
import { addressesIn, describeIncident } from '../parts/describe-incident.ts';
import { describeWhen } from '../parts/describe-when.ts';
import { finishDigest } from '../parts/finish-digest.ts';
import { namePeople } from '../parts/name-people.ts';
import { incidentsOf } from '../parts/pick-incidents.ts';
import { readBudgets } from '../parts/read-budgets.ts';
import { type Facts, impersonal, movedIn, peopleIn } from '../parts/read-facts.ts';
import { readMonth } from '../parts/read-month.ts';
import { budgetProblems, viewBudgets } from '../parts/view-budget.ts';
import { viewMonthLine, viewMonthOpening } from '../parts/view-month.ts';
import { viewMovers } from '../parts/view-movers.ts';
import { viewOpening } from '../parts/view-opening.ts';
import { viewIncidents } from '../parts/view-organisation.ts';
import { viewRestated } from '../parts/view-restatement.ts';
import { viewTotals } from '../parts/view-totals.ts';

/** Null where nobody has looked for any yet. */
const alertsOf = ({ question, days }: Facts): readonly Incident[] | null => {
  const { incidents, polls } = question.ports.state.read();
  return polls.lastFinishedAt === null ? null : incidentsOf(incidents, days.period);
};

/** The day before, beside the same weekday a week earlier. */
export const composeDaily = async (facts: Facts): Promise<Digest> => {
  const { question, days, totals, order } = facts;
  const { settings } = question.ports;
  const month = await readMonth(question);
  const budgets = await readBudgets(question, question.now);
  const isWhole = order.subscription.asks.length === 0;
  const alerts = isWhole ? alertsOf(facts) : [];
  const name = await namePeople([...peopleIn(facts), ...(alerts ?? []).flatMap(addressesIn)], question.ports);
  const kinds = movedIn(facts);
  const when = describeWhen('daily', days);
  const tell = (incident: Incident): string => describeIncident(incident, name, settings.privacy);
  return finishDigest(facts, {
    title: 'Claude day',
    opening: (scope) => [viewOpening(totals, when, scope, impersonal(kinds)), viewMonthOpening(month, budgets, scope)],
    lines: [
      ...viewTotals(totals, days.before),
      ...viewMonthLine(month),
      ...viewBudgets(budgets, settings.privacy),
      ...viewRestated(facts.restated),
    ],
    blocks: [
      section(viewMovers(kinds, name)),
      section(isWhole ? viewIncidents('Alerts of that day', alerts, tell).join('\n') : ''),
    ],
    problems: budgetProblems(budgets, question.now, settings.timezone),
    reports: [month.report],
  });
};
