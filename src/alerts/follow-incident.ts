import type { Instant } from '../domain/day.ts';
import { type Finding, fingerprintOf } from '../domain/finding.ts';
import type { Incident } from '../domain/incident.ts';
import type { Rule } from '../rules/rule.ts';
import { addOutcome } from './add-outcome.ts';
import { describeEnded } from './describe-ended.ts';
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

/** Since when an event waits for an answer: a snooze asks for another reminder. */
const waitsSince = ({ openedAt, acts }: Incident): number => Math.max(openedAt, ...acts.map(({ until }) => until ?? 0));

/** An event has no end of its own: it closes when somebody acknowledges it, or quietly after seven days. */
const followEvent = (incident: Incident, now: Instant): Step =>
  incident.status === 'known' || now - waitsSince(incident) >= EVENT_MS
    ? close(incident, now)
    : wake(incident, 'nobody has answered this yet', now);

/** A snooze ends on time, and the thread says how it stands. */
const wake = (incident: Incident, standing: string, now: Instant): Step => {
  if (incident.snoozedUntil === null || incident.snoozedUntil > now) return silent(incident);
  const awake = { ...incident, snoozedUntil: null, changedAt: now };
  return { kind: 'updated', incident: awake, notes: [`The snooze is over, and ${standing}.`] };
};

type News = 'told' | 'redrawn' | 'none';

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((each, index) => each === b[index]);

/**
 * A change of severity or of the facts is told, and so is another title. What belongs to a period was told when it
 * happened: that its numbers were restated is put into its message, unless they move on with every poll.
 */
const judgeNews = (latest: Finding, { finding, group }: Incident, { movesOn }: Rule): News => {
  if (latest.severity !== finding.severity || !isSame(latest.facts, finding.facts)) return 'told';
  if (latest.statement.title === finding.statement.title) return 'none';
  if (group !== null || latest.period === null) return 'told';
  return movesOn === true ? 'none' : 'redrawn';
};

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
const followState = (incident: Incident, standing: Standing, rule: Rule, now: Instant): Step => {
  const isSure = toldBy(incident).every((finding) => finding.lifecycle === 'event' || isSureOf(finding, standing));
  const lasts = fingerprintsOf(incident).some((fingerprint) => standing.findings.has(fingerprint));
  if (!isSure) return wake(incident, 'whether this still stands cannot be read now', now);
  if (!lasts) return endState(incident, endingOf(incident.finding, standing), now);
  const latest = withLatest(incident, standing, rule.groupTitle);
  if (incident.status === 'known') return silent(latest);
  const woken = wake(latest, 'this still stands', now);
  if (woken.kind === 'updated') return woken;
  const news = judgeNews(latest.finding, incident, rule);
  if (news === 'redrawn' || (news === 'none' && isDecidable(latest) !== isDecidable(incident)))
    return { kind: 'redrawn', incident: latest, notes: [] };
  if (news === 'none') return woken;
  const changed = { ...latest, changedAt: now };
  const isQuiet = incident.snoozedUntil !== null;
  if (isQuiet) return silent(changed);
  const ended = incident.group === null ? null : describeEnded(incident, latest);
  const notes = [latest.finding.statement.title, ...(ended === null ? [] : [ended])];
  return { kind: 'updated', incident: changed, notes };
};

/** What this poll does to an incident that an earlier one opened. */
export const followIncident = (incident: Incident, standing: Standing, rule: Rule, now: Instant): Step => {
  if (!isLive(incident)) return silent(incident);
  return incident.finding.lifecycle === 'event'
    ? followEvent(incident, now)
    : followState(incident, standing, rule, now);
};
