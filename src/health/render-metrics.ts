import type { Source } from '../domain/spend.ts';
import type { ProcessStatus, SourceHealth } from '../ports.ts';

/** What `/metrics` is made of. */
export interface Vitals {
  readonly process: ProcessStatus;
  readonly residentBytes: number;
  readonly sources: readonly { readonly source: Source; readonly health: SourceHealth }[];
}

interface Metric {
  readonly name: string;
  readonly help: string;
  readonly samples: readonly { readonly labels?: Readonly<Record<string, string>>; readonly value: number | null }[];
}

const seconds = (instant: number | null): number | null => (instant === null ? null : instant / 1000);

const metricsOf = ({ process, residentBytes, sources }: Vitals): readonly Metric[] => {
  const each = (read: (health: SourceHealth) => number | null): Metric['samples'] =>
    sources.map(({ source, health }) => ({ labels: { source }, value: read(health) }));
  return [
    {
      name: 'process_start_time_seconds',
      help: 'When the process started.',
      samples: [{ value: seconds(process.startedAt) }],
    },
    {
      name: 'process_resident_memory_bytes',
      help: 'Memory that the process holds.',
      samples: [{ value: residentBytes }],
    },
    {
      name: 'claude_ledger_last_poll_time_seconds',
      help: 'When changes were last looked for.',
      samples: [{ value: seconds(process.watch?.lastPollAt ?? null) }],
    },
    {
      name: 'claude_ledger_outbox_messages',
      help: 'Messages that wait for Slack.',
      samples: [{ value: process.watch?.waiting ?? null }],
    },
    {
      name: 'claude_ledger_slack_connected',
      help: '1 while Slack reaches the bot.',
      samples: [{ value: process.slack.connected ? 1 : 0 }],
    },
    {
      name: 'claude_ledger_anthropic_requests_last_minute',
      help: 'Requests to Anthropic in the last minute.',
      samples: each(({ requestsLastMinute }) => requestsLastMinute),
    },
    {
      name: 'claude_ledger_anthropic_last_success_timestamp_seconds',
      help: 'When Anthropic last answered.',
      samples: each(({ lastSuccessAt }) => seconds(lastSuccessAt)),
    },
    {
      name: 'claude_ledger_anthropic_last_error_timestamp_seconds',
      help: 'When Anthropic last did not answer a question.',
      samples: each(({ lastProblem }) => seconds(lastProblem?.at ?? null)),
    },
    {
      name: 'claude_ledger_anthropic_data_refreshed_timestamp_seconds',
      help: 'Until when the data is complete.',
      samples: each(({ refreshedAt }) => seconds(refreshedAt)),
    },
  ];
};

const labelsText = (labels: Readonly<Record<string, string>> = {}): string => {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
};

/** Prometheus text format; what is not known yet has no sample. */
export const renderMetrics = (vitals: Vitals): string =>
  metricsOf(vitals)
    .map(({ name, help, samples }) => {
      const known = samples.flatMap(({ labels, value }) =>
        value === null ? [] : [`${name}${labelsText(labels)} ${value}`],
      );
      return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...known].join('\n');
    })
    .join('\n')
    .concat('\n');
