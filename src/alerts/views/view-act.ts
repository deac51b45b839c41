import { formatTime } from '../../blocks/describe-time.ts';
import { literal, mentionUser, shorten } from '../../blocks/text.ts';
import type { Act } from '../../domain/incident.ts';

/** What the modal asks for is longer than one screen should be; the thread has it whole. */
const LONGEST_WHY = 150;

const whatWasDone = ({ kind, until, why }: Act, timezone: string, longestWhy: number): string => {
  switch (kind) {
    case 'acknowledged':
      return 'acknowledged this';
    case 'snoozed':
      return until === null ? 'snoozed this' : `snoozed this until ${formatTime(until, timezone)}`;
    case 'approved':
      return why === null ? 'approved this' : `approved this: ${literal(shorten(why, longestWhy))}`;
    case 'denied':
      return why === null ? 'denied this' : `denied this: ${literal(shorten(why, longestWhy))}`;
    case 'expected':
      return why === null ? 'expected this' : `expected this: ${literal(shorten(why, longestWhy))}`;
  }
};

/** Who did what and when, as mrkdwn: `<@U1> snoozed this until 23 Nov 2026, 10:15 CET (22 Nov 2026, 10:15 CET)`. */
export const describeAct = (act: Act, timezone: string, longestWhy = LONGEST_WHY): string =>
  `${mentionUser(act.by)} ${whatWasDone(act, timezone, longestWhy)} (${formatTime(act.at, timezone)})`;
