import { section } from '../../blocks/build.ts';
import type { Digest } from '../digest.ts';
import { addressesIn, describeIncident } from '../parts/describe-incident.ts';
import { describeWhen } from '../parts/describe-when.ts';
import { finishDigest } from '../parts/finish-digest.ts';
import { namePeople } from '../parts/name-people.ts';
import { readBudgets } from '../parts/read-budgets.ts';
import { readCaching } from '../parts/read-caching.ts';
import { type Facts, impersonal, movedIn, peopleIn } from '../parts/read-facts.ts';
import { readMonth } from '../parts/read-month.ts';
import { type OrganisationFacts, readOrganisation } from '../parts/read-organisation.ts';
import { budgetProblems, viewBudgets } from '../parts/view-budget.ts';
import { viewCaching } from '../parts/view-caching.ts';
import { viewMonthLine, viewMonthOpening } from '../parts/view-month.ts';
import { viewMovers } from '../parts/view-movers.ts';
import { viewOpening } from '../parts/view-opening.ts';
import { viewOrganisation } from '../parts/view-organisation.ts';
import { viewRestated } from '../parts/view-restatement.ts';
import { viewTotals } from '../parts/view-totals.ts';
import { viewWeekChart } from '../parts/view-week-chart.ts';

const toldIn = ({ access, open }: OrganisationFacts) => [
  ...(access.gravest === null ? [] : [access.gravest]),
  ...(open ?? []),
];

/** The last seven complete days. What is about the whole organisation has no place in a digest of a part of it. */
export const composeWeekly = async (facts: Facts): Promise<Digest> => {
  const { question, days, totals, byDay, order } = facts;
  const { settings } = question.ports;
  const month = await readMonth(question);
  const budgets = await readBudgets(question, question.now);
  const caching = await readCaching(question, days.period);
  const organisation = order.subscription.asks.length === 0 ? await readOrganisation(question, days.period) : null;
  const told = organisation === null ? [] : toldIn(organisation);
  const people = await namePeople([...peopleIn(facts), ...told.flatMap(addressesIn)], question.ports);
  const kinds = movedIn(facts);
  const when = describeWhen('weekly', days);
  const others = [
    ...viewCaching(caching),
    ...(organisation === null
      ? []
      : viewOrganisation(
          organisation,
          (incident) => describeIncident(incident, people.name, settings.privacy),
          settings.timezone,
        )),
  ];
  return finishDigest(facts, {
    title: 'Claude week',
    opening: (scope) => [viewOpening(totals, when, scope, impersonal(kinds)), viewMonthOpening(month, budgets, scope)],
    lines: [
      ...viewTotals(totals, days.before),
      ...viewMonthLine(month),
      ...viewBudgets(budgets, settings.privacy),
      ...viewRestated(facts.restated),
    ],
    blocks: [viewWeekChart(byDay), section(viewMovers(kinds, people.name)), section(others.join('\n'))],
    people,
    problems: budgetProblems(budgets, question.now, settings.timezone),
    reports: [month.report, caching.usage],
  });
};
