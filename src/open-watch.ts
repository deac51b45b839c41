import { createIncidentDesk } from './alerts/create-incident-desk.ts';
import { createWatcher } from './alerts/create-watcher.ts';
import { createSpendJudge } from './alerts/judge-spend.ts';
import type { QueueSettings } from './alerts/queue-steps.ts';
import { type PollResult, runPoll } from './alerts/run-poll.ts';
import type { Config } from './config/config.ts';
import { createDelivery, type Delivery } from './delivery/create-delivery.ts';
import { retryLater } from './delivery/retry-later.ts';
import { tryAnew } from './delivery/try-anew.ts';
import type { ClaudeSource, Clock, HistoryStore, IncidentDesk, Log, StateStore, WatchStatus } from './ports.ts';
import { rules } from './rules/index.ts';
import { createPollSchedule, type PollSchedule, type PollScheduleOptions } from './schedule/create-poll-schedule.ts';
import type { SlackEdge } from './slack/create-slack.ts';

export interface Watch {
  /** Behind the buttons of incidents. */
  readonly incidents: IncidentDesk;
  poll(): Promise<PollResult>;
  /** Sends what waits in the outbox. */
  readonly drain: Delivery['drain'];
  /** From now on polls when they are due, and sends what Slack did not take when it may be tried again. */
  start(): void;
  stop(): Promise<void>;
  status(): WatchStatus;
}

interface WatchOptions {
  readonly config: Pick<Config, 'timezone'> & { readonly slack: NonNullable<Config['slack']> };
  readonly store: StateStore;
  readonly sources: readonly ClaudeSource[];
  readonly history: HistoryStore;
  readonly edge: Pick<SlackEdge, 'courier' | 'admins'>;
  readonly schedule: ((options: PollScheduleOptions) => PollSchedule) | null;
  readonly clock: Clock;
  readonly log: Log;
}

/** Wires what watches and what speaks: the outbox, the polls and the buttons share one state and one Slack. */
export const openWatch = (options: WatchOptions): Watch => {
  const { config, store, sources, history, edge, clock, log } = options;
  const { timezone, slack } = config;
  const settings: QueueSettings = {
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    alertChannel: slack.alertChannel,
    timezone,
  };
  const schedule = (options.schedule ?? createPollSchedule)({ cron: slack.pollCron, timezone, log });
  const ending = new AbortController();
  let isServing = false;
  const { courier, admins } = edge;
  const delivery = createDelivery({ store, courier, clock, log, alertChannel: slack.alertChannel, admins });
  const drainForGood = retryLater(delivery.drain, { clock, log, signal: ending.signal });
  // A job has no later but the next job, and that may be tomorrow.
  let isFirst = true;
  const drainOnce: Delivery['drain'] = async () => {
    if (isFirst) await store.update((state) => ({ state: tryAnew(state), result: undefined }));
    isFirst = false;
    return delivery.drain();
  };
  const drain: Delivery['drain'] = () => (isServing ? drainForGood() : drainOnce());
  const { permalink } = courier;
  const { isDueBetween } = schedule;
  const judge = createSpendJudge(() => clock.sleep(0, ending.signal));
  const watcher = createWatcher((signal) =>
    runPoll({ store, sources, rules, history, judge, isDueBetween, drain, settings, clock, log }, signal),
  );
  return {
    incidents: createIncidentDesk({ store, sources, permalink, drain, settings, clock, log }),
    poll: watcher.poll,
    drain,
    start: () => {
      isServing = true;
      schedule.start(watcher.poll);
    },
    stop: async () => {
      ending.abort();
      await schedule.stop();
      await Promise.all([watcher.stop(), delivery.stop()]);
    },
    status: () => {
      const { polls, outbox } = store.read();
      return { lastPollAt: polls.lastFinishedAt, nextPollAt: schedule.next(), waiting: outbox.length };
    },
  };
};
