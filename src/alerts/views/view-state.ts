import { formatTime } from '../../blocks/describe-time.ts';
import type { Incident } from '../../domain/incident.ts';
import { describeDuration } from './describe-duration.ts';
import { severityMark, severityWord } from './view-severity.ts';

/** How an incident stands: a mark for the eye, a word before its title, and what is to be said of its end. */
interface Standing {
  readonly mark: string;
  readonly word: string;
  readonly ending: string | null;
}

const isExpected = ({ acts }: Incident): boolean => acts.some(({ kind }) => kind === 'expected');
const isAcknowledged = ({ acts }: Incident): boolean => acts.some(({ kind }) => kind === 'acknowledged');

const closedWord = (incident: Incident): string => {
  if (isExpected(incident)) return 'Expected';
  return isAcknowledged(incident) ? 'Acknowledged' : 'Closed';
};

const endOf = ({ openedAt, endedAt, changedAt }: Incident, timezone: string): string => {
  const end = endedAt ?? changedAt;
  return `It ended ${formatTime(end, timezone)} and lasted ${describeDuration(end - openedAt)}.`;
};

export const describeStanding = (incident: Incident, timezone: string): Standing => {
  const { status, finding, snoozedUntil } = incident;
  switch (status) {
    case 'resolved':
      return { mark: ':white_check_mark:', word: 'Resolved', ending: endOf(incident, timezone) };
    case 'closed':
      return { mark: ':heavy_check_mark:', word: closedWord(incident), ending: null };
    case 'known':
      return { mark: ':heavy_check_mark:', word: 'Expected', ending: null };
    case 'open': {
      const mark = snoozedUntil === null ? severityMark(finding.severity) : ':zzz:';
      if (snoozedUntil !== null) return { mark, word: 'Snoozed', ending: null };
      return { mark, word: isAcknowledged(incident) ? 'Acknowledged' : severityWord(finding.severity), ending: null };
    }
  }
};
