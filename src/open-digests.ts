import { createDigestRunner, type DigestRunner } from './digests/create-digest-runner.ts';
import type { ComposeDigest, DigestPorts } from './digests/digest.ts';
import type { DigestRun } from './digests/digest-run.ts';
import { findNextDue } from './digests/find-due.ts';
import type { Watch } from './open-watch.ts';
import type { CommandPorts, DigestDesk, DigestSent, StateStore, WatchStatus } from './ports.ts';
import { createPollSchedule, type PollSchedule, type PollScheduleOptions } from './schedule/create-poll-schedule.ts';
import type { SlackEdge } from './slack/create-slack.ts';

export interface Digests extends Pick<DigestRunner, 'sendDue' | 'sendNow' | 'stop'> {
  /** From now on sends what is due: at once what was missed, and then every minute what that minute brings. */
  start(): void;
  status(): Pick<WatchStatus, 'nextDigestAt'>;
}

interface DigestOptions {
  readonly ports: CommandPorts;
  readonly store: StateStore;
  readonly watch: Pick<Watch, 'drain'>;
  readonly edge: Pick<SlackEdge, 'findUsers'>;
  readonly schedule: ((options: PollScheduleOptions) => PollSchedule) | null;
}

/** Loaded with the first digest: until then a process that starts has better things to do. */
const compose: ComposeDigest = async (order, ports) => {
  const { composeDigest } = await import('./digests/compose-digest.ts');
  return composeDigest(order, ports);
};

const EVERY_MINUTE = '* * * * *';

/** Wires what sends digests: they share the outbox, and so Slack, with the alerts. */
export const openDigests = (options: DigestOptions): Digests => {
  const { store, watch, edge } = options;
  const { claude, settings, clock, log } = options.ports;
  const { timezone } = settings;
  const runner = createDigestRunner({
    ...{ claude, settings, clock, log, state: store },
    mention: edge.findUsers,
    compose,
    drain: watch.drain,
  });
  const schedule = (options.schedule ?? createPollSchedule)({ cron: EVERY_MINUTE, timezone, name: 'digest', log });
  return {
    sendDue: runner.sendDue,
    sendNow: runner.sendNow,
    start: () => schedule.start(runner.sendDue),
    stop: async () => {
      await schedule.stop();
      await runner.stop();
    },
    status: () => ({ nextDigestAt: findNextDue(store.read(), clock.now(), timezone) }),
  };
};

const describe = ({ sent, postponed }: DigestRun): readonly DigestSent[] => [
  ...sent.map(
    ({ subscription, record: { message } }): DigestSent => ({
      subscription,
      outcome: message === null ? 'waits' : 'posted',
      channel: message?.channel ?? subscription.channel,
    }),
  ),
  ...postponed.map(
    ({ subscription }): DigestSent => ({ subscription, outcome: 'failed', channel: subscription.channel }),
  ),
];

/** What `/claude-digest` uses. Previews need no Slack; `open` is asked for only to send. */
export const createDigestDesk = (ports: DigestPorts, open: () => Promise<Pick<Digests, 'sendNow'>>): DigestDesk => ({
  preview: async (subscription) => {
    const { message, thread } = await compose({ subscription, dueAt: ports.clock.now() }, ports);
    return [message, ...thread];
  },
  send: async (ids) => describe(await (await open()).sendNow(ids)),
});
