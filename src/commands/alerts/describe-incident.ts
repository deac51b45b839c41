import { describeAgo, formatTime } from '../../blocks/describe-time.ts';
import { bold, literal, mentionChannel, mentionUser } from '../../blocks/text.ts';
import type { AuditEntry } from '../../domain/audit.ts';
import type { Instant } from '../../domain/day.ts';
import type { Severity } from '../../domain/finding.ts';
import type { Act, Incident } from '../../domain/incident.ts';

const MARKS: Readonly<Record<Severity, string>> = {
  high: ':red_circle: high',
  medium: ':large_orange_circle: medium',
  low: ':white_circle: low',
};

/** `:red_circle: high` */
export const severityMark = (severity: Severity): string => MARKS[severity];

const describeAct = ({ kind, by, at, until, why }: Act, timezone: string): string => {
  const what = kind === 'expected' ? 'expected' : kind;
  const end = until === null ? '' : ` until ${formatTime(until, timezone)}`;
  const reason = why === null ? '' : ` (${literal(why)})`;
  return `${what} by ${mentionUser(by)} ${formatTime(at, timezone)}${end}${reason}`;
};

/** Channels stand in it by their ids, which nobody reads. */
const nameChannels = (text: string): string =>
  text.startsWith('`') ? text : text.replace(/\b[CG]0[A-Z0-9]+\b/g, mentionChannel);

/** What somebody did through the bot as two lines: who and what, then when and what came of it. */
export const describeEntry = ({ at, by, what, result }: AuditEntry, timezone: string): string =>
  [
    `:bust_in_silhouette: ${mentionUser(by)}   ${nameChannels(literal(what))}`,
    `${formatTime(at, timezone)} · ${literal(result)}`,
  ].join('\n');

const headOf = ({ id, finding }: Incident): string =>
  `${bold(id)}   ${severityMark(finding.severity)}   ${literal(finding.statement.title)}`;

const placeOf = ({ message }: Incident): readonly string[] =>
  message === null ? [] : [mentionChannel(message.channel)];

/** A live incident as two lines: what, then since when, who did what about it, and where its message stands. */
export const describeOpen = (incident: Incident, now: Instant, timezone: string): string => {
  const acts = incident.acts.map((act) => describeAct(act, timezone));
  const since = `since ${formatTime(incident.openedAt, timezone)} (${describeAgo(incident.openedAt, now)})`;
  return [headOf(incident), [`\`${incident.finding.rule}\``, since, ...acts, ...placeOf(incident)].join(' · ')].join(
    '\n',
  );
};

const ENDINGS = { resolved: 'resolved', closed: 'closed', open: 'open', known: 'known' } as const;

/** An ended incident: how long it lasted, how it ended, and all that people did about it. */
export const describeEnded = (incident: Incident, timezone: string): string => {
  const acts = incident.acts.map((act) => describeAct(act, timezone));
  const end = incident.endedAt === null ? '' : ` ${formatTime(incident.endedAt, timezone)}`;
  const span = `${formatTime(incident.openedAt, timezone)}, ${ENDINGS[incident.status]}${end}`;
  return [headOf(incident), [`\`${incident.finding.rule}\``, span, ...acts, ...placeOf(incident)].join(' · ')].join(
    '\n',
  );
};
