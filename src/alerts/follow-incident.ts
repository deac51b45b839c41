import type { Instant } from '../domain/day.ts';
import { type Finding, fingerprintOf } from '../domain/finding.ts';
import type { Incident } from '../domain/incident.ts';
import { addOutcome } from './add-outcome.ts';
import { speakForGroup } from './group-findings.ts';
import { findingsOf, fingerprintsOf, isLive, toldBy } from './live.ts';
import { EVENT_MS, type Step, silent } from './step.ts';
import { endingOf, isSureOf, type Standing } from './what-stands.ts';

const ended = (incident: Incident, status: 'resolved' | 'closed', now: Instant): Incident => ({
  ...incident,
  status,
  endedAt: now,
  changedAt: now,
  snoozedUntil: null,
});

/** Closed without a word: its message says so, where it ever had one. */
const close = (incident: Incident, now: Instant): Step => {
  const closed = ended(incident, 'closed', now);
  const isTold = incident.status === 'open' || incident.acts.length > 0;
  return isTold ? { kind: 'redrawn', incident: closed, notes: [] } : silent(closed);
};

/** An event has no end of its own: it closes when somebody acknowledges it, or quietly after seven days. */
const followEvent = (incident: Incident, now: Instant): Step =>
  incident.status === 'known' || now - incident.openedAt >= EVENT_MS ? close(incident, now) : wake(incident, now);

/** A snooze ends on time, and the thread says that it still lasts. */
const wake = (incident: Incident, now: Instant): Step => {
  if (incident.snoozedUntil === null || incident.snoozedUntil > now) return silent(incident);
  const awake = { ...incident, snoozedUntil: null, changedAt: now };
  return { kind: 'updated', incident: awake, notes: ['The snooze is over, and this still stands.'] };
};

/**
 * A change of the title is told. What belongs to a period, such as a step of this month's budget, was said when it
 * happened: its numbers move on with every poll, and only a higher severity is news.
 */
const isNews = (latest: Finding, { finding, group }: Incident): boolean =>
  latest.severity !== finding.severity ||
  ((group !== null || latest.period === null) && latest.statement.title !== finding.statement.title);

/** The incident with what stands of it now. A group keeps those that last; its number is told again when it changes. */
const withLatest = (incident: Incident, { findings }: Standing, groupTitle: string): Incident => {
  const last = findingsOf(incident).flatMap((finding) => findings.get(fingerprintOf(finding)) ?? []);
  if (incident.group === null) return { ...incident, finding: last[0] ?? incident.finding };
  const speaker = speakForGroup(last, groupTitle, incident.openedAt) ?? incident.finding;
  return { ...incident, group: last, finding: speaker };
};

/** Whether its message has the buttons of a request. */
const isDecidable = ({ finding }: Incident): boolean => finding.ask !== undefined;

const endState = (incident: Incident, how: string | null, now: Instant): Step => {
  const told = how === null ? incident : { ...incident, finding: addOutcome(incident.finding, how) };
  if (incident.status === 'known') return close(told, now);
  return { kind: 'resolved', incident: ended(told, 'resolved', now), notes: [how ?? 'This has ended.'] };
};

/** A state lasts while its rule finds it, ends when its rule is sure that it does not, and waits while nobody can tell. */
const followState = (incident: Incident, standing: Standing, groupTitle: string, now: Instant): Step => {
  const isSure = toldBy(incident).every((finding) => finding.lifecycle === 'event' || isSureOf(finding, standing));
  const lasts = fingerprintsOf(incident).some((fingerprint) => standing.findings.has(fingerprint));
  if (!isSure) return wake(incident, now);
  if (!lasts) return endState(incident, endingOf(incident.finding, standing), now);
  const latest = withLatest(incident, standing, groupTitle);
  if (incident.status === 'known') return silent(latest);
  const woken = wake(latest, now);
  if (woken.kind === 'updated') return woken;
  if (!isNews(latest.finding, incident))
    return isDecidable(latest) === isDecidable(incident) ? woken : { kind: 'redrawn', incident: latest, notes: [] };
  const changed = { ...latest, changedAt: now };
  const isQuiet = incident.snoozedUntil !== null;
  return isQuiet ? silent(changed) : { kind: 'updated', incident: changed, notes: [latest.finding.statement.title] };
};

/** What this poll does to an incident that an earlier one opened. */
export const followIncident = (incident: Incident, standing: Standing, groupTitle: string, now: Instant): Step => {
  if (!isLive(incident)) return silent(incident);
  return incident.finding.lifecycle === 'event'
    ? followEvent(incident, now)
    : followState(incident, standing, groupTitle, now);
};
