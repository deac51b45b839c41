import { context, header, section } from '../../blocks/build.ts';
import { splitMessage } from '../../blocks/compose-message.ts';
import { bold } from '../../blocks/text.ts';
import { isoInstant } from '../../domain/day.ts';
import { SEVERITIES } from '../../domain/finding.ts';
import type { Incident } from '../../domain/incident.ts';
import type { CommandPorts } from '../../ports.ts';
import { attachCsv } from '../attach-csv.ts';
import type { Asking, View } from '../command.ts';
import { nextPage, viewPaging } from '../view-paging.ts';
import type { AlertReport } from './alerts-report.ts';
import { describeEnded, describeOpen } from './describe-incident.ts';

type Listing = Extract<AlertReport, { kind: 'open' | 'history' }>;

const TITLES = { open: 'Open alerts', history: 'Past alerts' } as const;

const count = (incidents: readonly Incident[]): string => {
  const by = SEVERITIES.flatMap((severity) => {
    const same = incidents.filter(({ finding }) => finding.severity === severity).length;
    return same === 0 ? [] : [`${same} ${severity}`];
  });
  return `${bold(String(incidents.length))} ${incidents.length === 1 ? 'alert' : 'alerts'}: ${by.join(', ')}.`;
};

const summarise = (report: Listing): string => {
  if (report.all.length > 0)
    return report.kind === 'open' ? count(report.all) : `${count(report.all)} The newest end is first.`;
  return report.kind === 'open' ? 'No alert is open.' : 'No alert has ended yet.';
};

const knownNote = (report: Listing): readonly string[] => {
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

/** Incidents as they stand, or as they ended. They name people in full, for whoever asked. */
export const viewIncidents = (report: Listing, { audience }: Asking, { settings }: CommandPorts): View => {
  const { page, words, asOf, kind } = report;
  const { timezone, privacy } = settings;
  const entries = page.rows.map((incident) =>
    kind === 'open' ? describeOpen(incident, asOf, timezone) : describeEnded(incident, timezone),
  );
  const notes = knownNote(report);
  const rows = kind === 'open' ? [...report.all, ...report.known] : report.all;
  const document = () => ({ command: 'alerts', rows: rows.map(rowOf), footnotes: notes });
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
    csv: words.csv ? attachCsv(document()) : null,
    more: nextPage(page, words),
  };
};
