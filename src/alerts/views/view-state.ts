import { formatTime } from '../../blocks/describe-time.ts';
import { describeDuration } from '../../domain/describe-duration.ts';
import type { Incident } from '../../domain/incident.ts';
import { severityMark, severityWord } from './view-severity.ts';

/** How an incident stands: a mark for the eye, a word before its title, and what is to be said of its end. */
interface Standing {
  readonly mark: string;
  readonly word: string;
  readonly ending: string | null;
}

const isExpected = ({ acts }: Incident): boolean => acts.some(({ kind }) => kind === 'expected');
const isAcknowledged = ({ acts }: Incident): boolean => acts.some(({ kind }) => kind === 'acknowledged');

const DECIDED = { approved: 'Approved', denied: 'Denied' } as const;

const endOf = ({ openedAt, endedAt, changedAt }: Incident, timezone: string): string => {
  const end = endedAt ?? changedAt;
  return `It ended ${formatTime(end, timezone)} and lasted ${describeDuration(end - openedAt)}.`;
};

/** A request that somebody decided here is called after that. */
const describeResolved = (incident: Incident, timezone: string): Standing => {
  const mark = ':white_check_mark:';
  const last = incident.acts.at(-1)?.kind;
  if (last !== 'approved' && last !== 'denied') return { mark, word: 'Resolved', ending: endOf(incident, timezone) };
  const { endedAt, changedAt, openedAt } = incident;
  const end = endedAt ?? changedAt;
  const ending = `It was decided ${formatTime(end, timezone)}, after ${describeDuration(end - openedAt)}.`;
  return { mark, word: DECIDED[last], ending };
};

/** An event that a person closed says who; one that time closed says so, and so does a state that ended while it was expected. */
const describeClosed = (incident: Incident, timezone: string): Standing => {
  const { finding, openedAt, endedAt } = incident;
  if (finding.lifecycle === 'state')
    return { mark: ':white_check_mark:', word: 'Ended', ending: endOf(incident, timezone) };
  const mark = ':heavy_check_mark:';
  if (isExpected(incident)) return { mark, word: 'Expected', ending: null };
  if (isAcknowledged(incident)) return { mark, word: 'Acknowledged', ending: null };
  const isTimedOut = endedAt !== null && endedAt > openedAt;
  const ending = isTimedOut ? `Nobody answered it, so it was closed ${formatTime(endedAt, timezone)}.` : null;
  return { mark, word: 'Closed', ending };
};

export const describeStanding = (incident: Incident, timezone: string): Standing => {
  const { status, finding, snoozedUntil } = incident;
  switch (status) {
    case 'resolved':
      return describeResolved(incident, timezone);
    case 'closed':
      return describeClosed(incident, timezone);
    case 'known':
      return { mark: ':heavy_check_mark:', word: 'Expected', ending: null };
    case 'open': {
      const mark = snoozedUntil === null ? severityMark(finding.severity) : ':zzz:';
      if (snoozedUntil !== null) return { mark, word: 'Snoozed', ending: null };
      return { mark, word: isAcknowledged(incident) ? 'Acknowledged' : severityWord(finding.severity), ending: null };
    }
  }
};
