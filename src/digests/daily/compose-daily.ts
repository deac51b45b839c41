import { section } from '../../blocks/build.ts';
import type { Incident } from '../../domain/incident.ts';
import type { Digest } from '../digest.ts';
import { addressesIn, describeIncident } from '../parts/describe-incident.ts';
import { describeWhen } from '../parts/describe-when.ts';
import { findBreaks } from '../parts/find-breaks.ts';
import { finishDigest } from '../parts/finish-digest.ts';
import { namePeople } from '../parts/name-people.ts';
import { incidentsOf } from '../parts/pick-incidents.ts';
import { readBudgets } from '../parts/read-budgets.ts';
import { type Facts, impersonal, movedIn, peopleIn } from '../parts/read-facts.ts';
import { readMonth } from '../parts/read-month.ts';
import { sayNone, viewBreaks } from '../parts/view-breaks.ts';
import { budgetProblems, viewBudgets } from '../parts/view-budget.ts';
import { viewMonthLine, viewMonthOpening } from '../parts/view-month.ts';
import { viewMovers } from '../parts/view-movers.ts';
import { viewOpening } from '../parts/view-opening.ts';
import { viewIncidents } from '../parts/view-organisation.ts';
import { viewRestated } from '../parts/view-restatement.ts';
import { viewTotals } from '../parts/view-totals.ts';

/** What came up on that day, null where nobody has looked for anything yet, and how it was watched. */
const alertsOf = ({ question, days }: Facts) => {
  const state = question.ports.state.read();
  const { announced, lastFinishedAt } = state.polls;
  return {
    incidents: lastFinishedAt === null ? null : incidentsOf(state.incidents, days.period),
    watching: findBreaks(state, announced, days.period),
  };
};

/** The day before, beside the same weekday a week earlier. */
export const composeDaily = async (facts: Facts): Promise<Digest> => {
  const { question, days, totals, order } = facts;
  const { settings } = question.ports;
  const month = await readMonth(question);
  const budgets = await readBudgets(question, question.now);
  const isWhole = order.subscription.asks.length === 0;
  const alerts = isWhole ? alertsOf(facts) : { incidents: [], watching: [] };
  const people = await namePeople(
    [...peopleIn(facts), ...(alerts.incidents ?? []).flatMap(addressesIn)],
    question.ports,
  );
  const kinds = movedIn(facts);
  const when = describeWhen('daily', days);
  const tell = (incident: Incident): string => describeIncident(incident, people.name, settings.privacy);
  const told = [
    ...viewIncidents('Alerts of that day', alerts.incidents, tell, sayNone(alerts.watching)),
    ...viewBreaks(alerts.watching, settings.timezone),
  ];
  return finishDigest(facts, {
    title: 'Claude day',
    opening: (scope) => [viewOpening(totals, when, scope, impersonal(kinds)), viewMonthOpening(month, budgets, scope)],
    lines: [
      ...viewTotals(totals, days.before),
      ...viewMonthLine(month),
      ...viewBudgets(budgets, settings.privacy),
      ...viewRestated(facts.restated),
    ],
    blocks: [section(viewMovers(kinds, people.name)), section(isWhole ? told.join('\n') : '')],
    people,
    problems: budgetProblems(budgets, question.now, settings.timezone),
    reports: [month.report],
  });
};
