import { context, header, section } from '../../blocks/build.ts';
import { splitMessage } from '../../blocks/compose-message.ts';
import { bold } from '../../blocks/text.ts';
import type { AuditEntry } from '../../domain/audit.ts';
import { isoInstant } from '../../domain/day.ts';
import { SEVERITIES } from '../../domain/finding.ts';
import type { Incident } from '../../domain/incident.ts';
import type { CommandPorts } from '../../ports.ts';
import { attachCsv } from '../attach-csv.ts';
import type { Asking, View } from '../command.ts';
import { nextPage, viewPaging } from '../view-paging.ts';
import type { AlertReport } from './alerts-report.ts';
import { describeEnded, describeEntry, describeOpen } from './describe-incident.ts';
import { describeUnknownTypes } from './describe-unknown-types.ts';

type Report = Extract<AlertReport, { kind: 'open' | 'history' }>;

const TITLES = { open: 'Open alerts', history: 'Past alerts' } as const;

const count = (incidents: readonly Incident[]): string => {
  const by = SEVERITIES.flatMap((severity) => {
    const same = incidents.filter(({ finding }) => finding.severity === severity).length;
    return same === 0 ? [] : [`${same} ${severity}`];
  });
  return `${bold(String(incidents.length))} ${incidents.length === 1 ? 'alert' : 'alerts'}: ${by.join(', ')}.`;
};

const incidentsIn = (report: Report): readonly Incident[] =>
  report.kind === 'open' ? report.all : report.all.flatMap((entry) => (entry.kind === 'ended' ? entry.incident : []));

const actsIn = (report: Report): readonly AuditEntry[] =>
  report.kind === 'open' ? [] : report.all.flatMap((entry) => (entry.kind === 'act' ? entry.act : []));

const summarise = (report: Report): string => {
  const incidents = incidentsIn(report);
  const acts = actsIn(report).length;
  const done = acts === 0 ? '' : ` ${bold(String(acts))} ${acts === 1 ? 'act' : 'acts'} by people.`;
  if (report.kind === 'open') return incidents.length === 0 ? 'No alert is open.' : count(incidents);
  if (incidents.length === 0) return `No alert has ended yet.${done}`;
  return `${count(incidents)}${done} The newest ${acts === 0 ? 'end ' : ''}is first.`;
};

const knownNote = (report: Report): readonly string[] => {
  const many = report.kind === 'open' ? report.known.length : 0;
  if (many === 0) return [];
  return [
    `${many} more ${many === 1 ? 'stands' : 'stand'} since before the first look, or ${many === 1 ? 'is' : 'are'} expected: watched in silence until ${many === 1 ? 'it ends' : 'they end'}.`,
  ];
};

const rowOf = ({ id, finding, status, openedAt, endedAt, snoozedUntil, acts, message }: Incident) => ({
  id,
  rule: finding.rule,
  severity: finding.severity,
  source: finding.source,
  subject: finding.subject,
  title: finding.statement.title,
  status,
  openedAt: isoInstant(openedAt),
  endedAt: endedAt === null ? null : isoInstant(endedAt),
  snoozedUntil: snoozedUntil === null ? null : isoInstant(snoozedUntil),
  acts: acts.map(({ kind, by, at }) => `${kind} by ${by} ${isoInstant(at)}`),
  channel: message?.channel ?? null,
});

const actRowOf = ({ at, by, what, result }: AuditEntry) => ({ at: isoInstant(at), by, what, result });

const entriesOf = (report: Report, timezone: string): readonly string[] =>
  report.kind === 'open'
    ? report.page.rows.map((incident) => describeOpen(incident, report.asOf, timezone))
    : report.page.rows.map((entry) =>
        entry.kind === 'ended' ? describeEnded(entry.incident, timezone) : describeEntry(entry.act, timezone),
      );

/** Incidents as they stand, or as they ended. They name people in full, for whoever asked. */
export const viewIncidents = (report: Report, { audience }: Asking, { settings }: CommandPorts): View => {
  const { page, words, kind } = report;
  const { timezone, privacy } = settings;
  const entries = entriesOf(report, timezone);
  const notes = [...knownNote(report), ...(report.kind === 'history' ? describeUnknownTypes(report.unknownTypes) : [])];
  const incidents = [...incidentsIn(report), ...(kind === 'open' ? report.known : [])];
  const acts = actsIn(report).map(actRowOf);
  const document = () => ({
    command: 'alerts',
    rows: incidents.map(rowOf),
    ...(kind === 'history' && { acts }),
    footnotes: notes,
  });
  return {
    messages: splitMessage({
      text: [TITLES[kind], summarise(report), ...entries].join('\n'),
      blocks: [
        header(TITLES[kind]),
        section(summarise(report)),
        ...entries.map((entry) => section(entry)),
        context([...viewPaging('alerts', page, words, { audience, privacy }), ...notes]),
      ],
    }),
    document,
    problems: [],
    csv: words.csv ? attachCsv({ ...document(), rows: [...incidents.map(rowOf), ...acts] }) : null,
    more: nextPage(page, words),
  };
};
