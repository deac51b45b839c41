import { context, header, section } from '../../blocks/build.ts';
import { splitMessage } from '../../blocks/compose-message.ts';
import { describeAbsence } from '../../blocks/describe-absence.ts';
import { describeProblem } from '../../blocks/describe-problem.ts';
import { sourceName } from '../../blocks/describe-source.ts';
import { describeAgo, formatTime } from '../../blocks/describe-time.ts';
import { bold, literal } from '../../blocks/text.ts';
import { isoInstant } from '../../domain/day.ts';
import type { Part } from '../../domain/part.ts';
import type { Generation, Source } from '../../domain/spend.ts';
import type { ChannelAudience, CommandPorts, ProcessStatus } from '../../ports.ts';
import type { Asking, View } from '../command.ts';
import { describeScopes } from './describe-scopes.ts';
import type { SourceStatus, StatusReport } from './load-status.ts';

const GENERATION: Readonly<Record<Generation, string>> = {
  analytics: 'the Usage and Cost Analytics API',
  classic: 'the classic reports (complete days only; the Usage and Cost Analytics API does not answer this key)',
};

const SLACK: Readonly<Record<ProcessStatus['slack']['transport'], string>> = {
  socket: 'Socket Mode',
  http: 'HTTP',
  none: 'not in use here',
};

const excuse = (
  part: Exclude<Part<unknown>, { state: 'present' }>,
  source: Source,
  asking: Asking,
  timezone: string,
): string =>
  part.state === 'failed' ? describeProblem(part.problem, asking.now, timezone) : describeAbsence(part.reason, source);

/** The key's organisation and what answers it, or the one sentence that says why not. */
const describeAccess = (
  { source, check, scopes }: SourceStatus,
  asking: Asking,
  timezone: string,
): readonly string[] => {
  const { organisation, generation } = check;
  if (organisation.state !== 'present') return [`:warning: ${excuse(organisation, source, asking, timezone)}`];
  const key = `:white_check_mark: The key is accepted by ${bold(literal(organisation.value.name))}.`;
  const held = describeScopes(source, scopes);
  if (generation.state !== 'present') return [key, held, `:warning: ${excuse(generation, source, asking, timezone)}`];
  return [key, held, `Spend and tokens come from ${GENERATION[generation.value]}.`];
};

const describeHealth = ({ health }: SourceStatus, asking: Asking, timezone: string): readonly string[] => {
  const { refreshedAt, lastProblem, requestsLastMinute, requestsPerMinute } = health;
  const fresh =
    refreshedAt === null
      ? []
      : [`Data complete until ${formatTime(refreshedAt, timezone)} (${describeAgo(refreshedAt, asking.now)}).`];
  const error =
    lastProblem === null
      ? 'No error since the start.'
      : `Last error ${describeAgo(lastProblem.at, asking.now)}: ${describeProblem(lastProblem.problem, asking.now, timezone)}`;
  return [
    ...fresh,
    `Requests in the last minute: ${requestsLastMinute} of the ${requestsPerMinute} that it allows itself.`,
    error,
  ];
};

const describeWatch = ({ process: { watch }, asOf }: StatusReport, timezone: string): readonly string[] => {
  if (watch === undefined) return [];
  const { lastPollAt, nextPollAt, nextDigestAt = null, waiting } = watch;
  const last =
    lastPollAt === null
      ? 'Has not looked for changes yet'
      : `Last looked for changes ${describeAgo(lastPollAt, asOf)} (${formatTime(lastPollAt, timezone)})`;
  const next = nextPollAt === null ? '' : `, next ${formatTime(nextPollAt, timezone)}`;
  const outbox = waiting === 1 ? '1 message waits for Slack.' : `${waiting} messages wait for Slack.`;
  const digest = nextDigestAt === null ? [] : [`The next digest is due ${formatTime(nextDigestAt, timezone)}.`];
  return [`${last}${next}.`, ...digest, waiting === 0 ? 'No message waits for Slack.' : `:warning: ${outbox}`];
};

/** Alerts name people in full: whoever reads the channel reads that. */
const AUDIENCE_WARNING: Readonly<Record<ChannelAudience, readonly string[]>> = {
  private: [],
  public: [
    ':warning: The alert channel is public, and alerts name people in full: choose a private one of the administrators for `LEDGER_ALERT_CHANNEL`.',
  ],
  shared: [
    ':warning: The alert channel is shared with another company, and alerts name people in full: choose one of your own for `LEDGER_ALERT_CHANNEL`.',
  ],
};

const describeAudience = ({ alertAudience }: StatusReport): readonly string[] =>
  alertAudience === null ? [] : AUDIENCE_WARNING[alertAudience];

const describeProcess = ({ process, asOf }: StatusReport, version: string, timezone: string): readonly string[] => [
  `Slack: ${SLACK[process.slack.transport]}${process.slack.transport === 'none' ? '' : process.slack.connected ? ', connected' : ', not connected'}.`,
  `Claude Ledger ${version}, started ${describeAgo(process.startedAt, asOf)} (${formatTime(process.startedAt, timezone)}).`,
];

/** A source without a readable key, or whose key gives no spend. */
const problemsOf = (status: SourceStatus, asking: Asking, timezone: string): readonly string[] => {
  const parts = [status.check.organisation, status.check.generation];
  const excuses = parts.flatMap((part) =>
    part.state === 'present' ? [] : [excuse(part, status.source, asking, timezone)],
  );
  return [...new Set(excuses)].slice(0, 1);
};

export const viewStatus = (report: StatusReport, asking: Asking, { settings }: CommandPorts): View => {
  const { timezone, version } = settings;
  const { watch } = report.process;
  const problems = report.sources.flatMap((status) => problemsOf(status, asking, timezone));
  const verdict = problems.length === 0 ? 'Everything works.' : problems.join('\n');
  const describeSource = (status: SourceStatus): string =>
    [
      bold(sourceName(status.source)),
      ...describeAccess(status, asking, timezone),
      ...describeHealth(status, asking, timezone),
    ].join('\n');
  return {
    messages: splitMessage({
      text: `Claude Ledger status: ${verdict}`,
      blocks: [
        header('Claude Ledger status'),
        ...report.sources.map((status) => section(describeSource(status))),
        context([
          ...describeAudience(report),
          ...describeWatch(report, timezone),
          ...describeProcess(report, version, timezone),
        ]),
      ],
    }),
    document: () => ({
      command: 'status',
      version,
      startedAt: isoInstant(report.process.startedAt),
      slack: report.process.slack,
      alertChannel: { audience: report.alertAudience },
      ...(watch !== undefined && {
        lastPollAt: watch.lastPollAt === null ? null : isoInstant(watch.lastPollAt),
        nextPollAt: watch.nextPollAt === null ? null : isoInstant(watch.nextPollAt),
        nextDigestAt: watch.nextDigestAt == null ? null : isoInstant(watch.nextDigestAt),
        waiting: watch.waiting,
      }),
      rows: report.sources.map(rowOf),
      footnotes: [],
    }),
    problems,
    csv: null,
    more: null,
  };
};

const rowOf = ({ source, check, scopes, health }: SourceStatus) => ({
  source,
  organisation: check.organisation.state === 'present' ? check.organisation.value.name : null,
  organisationId: check.organisation.state === 'present' ? check.organisation.value.id : null,
  scopes,
  generation: check.generation.state === 'present' ? check.generation.value : null,
  refreshedAt: health.refreshedAt === null ? null : isoInstant(health.refreshedAt),
  lastError: health.lastProblem === null ? null : health.lastProblem.problem.kind,
  lastErrorAt: health.lastProblem === null ? null : isoInstant(health.lastProblem.at),
  requestsLastMinute: health.requestsLastMinute,
  requestsPerMinute: health.requestsPerMinute,
});
