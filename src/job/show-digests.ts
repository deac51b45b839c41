import { formatTime } from '../blocks/describe-time.ts';
import type { DigestRun, Postponed } from '../digests/digest-run.ts';
import { isoDay, isoInstant } from '../domain/day.ts';
import { describeSpan } from '../domain/describe-span.ts';
import { formatMoney, toUsd } from '../domain/money.ts';
import type { Terminal } from '../report/run-report.ts';

type Sent = DigestRun['sent'][number];

const explain = ({ because, latestAt }: Postponed, timezone: string): string => {
  if (because === 'failed') return 'it could not be put together (the log says why), and is tried again by a later run';
  const latest = latestAt === null ? '' : `, at the latest ${formatTime(latestAt, timezone)}`;
  return `the data of its days is not complete yet; a later run sends it when it is${latest}`;
};

const describeSent = ({ record, subscription }: Sent): string => {
  const { period, total, message } = record;
  const what = `${subscription.cadence.kind} digest ${subscription.id}`;
  const amount = total === null ? 'total not known' : formatMoney(total);
  const where = message === null ? `waits for Slack in ${subscription.channel}` : `posted in ${message.channel}`;
  return `${what} ${where}: ${describeSpan(period)}, ${amount}`;
};

const describe = ({ sent, postponed }: DigestRun, timezone: string): string => {
  const lines = [
    ...sent.map(describeSent),
    ...postponed.map(
      (each) => `${each.subscription.cadence.kind} digest ${each.subscription.id} waits: ${explain(each, timezone)}`,
    ),
  ];
  return `${(lines.length > 0 ? lines : ['no digest is due']).join('\n')}\n`;
};

const rowOf = ({ record, subscription }: Sent) => ({
  id: subscription.id,
  cadence: subscription.cadence.kind,
  slot: record.slot,
  dueAt: isoInstant(record.dueAt),
  channel: record.message?.channel ?? subscription.channel,
  period: { from: isoDay(record.period.from), to: isoDay(record.period.to) },
  total: record.total === null ? null : toUsd(record.total),
});

const documentOf = ({ sent, postponed, waiting }: DigestRun) => ({
  posted: sent.filter(({ record }) => record.message !== null).map(rowOf),
  undelivered: sent.filter(({ record }) => record.message === null).map(rowOf),
  waiting: postponed.map(({ subscription: { id }, slot, because, latestAt }) => ({
    id,
    slot,
    because,
    latestAt: latestAt === null ? null : isoInstant(latestAt),
  })),
  messagesWaiting: waiting,
});

/** What it says in place of its total, a person reads in Slack; whoever runs the job learns that something is missing. */
const missingTotals = ({ sent }: DigestRun): readonly string[] => {
  const { length } = sent.filter(({ record }) => record.total === null);
  if (length === 0) return [];
  return [length === 1 ? '1 digest has no total: it says why.' : `${length} digests have no total: they say why.`];
};

const complaints = (run: DigestRun): readonly string[] => {
  const { postponed, waiting } = run;
  return [
    ...missingTotals(run),
    ...(postponed.length > 0
      ? [`${postponed.length} ${postponed.length === 1 ? 'digest waits' : 'digests wait'} for a later run.`]
      : []),
    ...(waiting > 0
      ? [`${waiting} ${waiting === 1 ? 'message waits' : 'messages wait'} for Slack and will be sent by a later run.`]
      : []),
  ];
};

/**
 * Prints what a run of the digests came to. `period.to` is exclusive. Returns the exit code: 1 when something waits for
 * the next run, or was sent without its total.
 */
export const showDigests = (run: DigestRun, json: boolean, timezone: string, terminal: Terminal): number => {
  terminal.out(json ? `${JSON.stringify(documentOf(run))}\n` : describe(run, timezone));
  const said = complaints(run);
  for (const sentence of said) terminal.err(`${sentence}\n`);
  return said.length > 0 ? 1 : 0;
};
