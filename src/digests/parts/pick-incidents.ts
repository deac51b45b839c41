import { contains, dayOf, isoDay, type Span } from '../../domain/day.ts';
import { SEVERITIES } from '../../domain/finding.ts';
import type { Incident } from '../../domain/incident.ts';

/** The gravest first; of the same gravity the newest. */
const compareIncidents = (a: Incident, b: Incident): number =>
  SEVERITIES.indexOf(a.finding.severity) - SEVERITIES.indexOf(b.finding.severity) || b.openedAt - a.openedAt;

/** Those that wait for somebody. */
export const openIncidents = (incidents: readonly Incident[]): readonly Incident[] =>
  incidents.filter(({ status }) => status === 'open').toSorted(compareIncidents);

/** What was there before anybody looked is no news; what a person called expected was. */
const isNews = ({ status, acts }: Incident): boolean => status !== 'known' || acts.length > 0;

/** Unusual spend belongs to the day that it is about, which is complete only on the next; all else to the day it was found. */
const belongsTo = ({ finding, openedAt }: Incident, span: Span): boolean => {
  if (finding.rule !== 'spend-anomaly') return contains(span, dayOf(openedAt));
  return finding.period !== null && finding.period >= isoDay(span.from) && finding.period < isoDay(span.to);
};

/** What came up in these days, ended or not. */
export const incidentsOf = (incidents: readonly Incident[], span: Span): readonly Incident[] =>
  incidents.filter((incident) => isNews(incident) && belongsTo(incident, span)).toSorted(compareIncidents);
