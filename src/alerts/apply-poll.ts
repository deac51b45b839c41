import { enqueue } from '../delivery/enqueue.ts';
import type { AuditEntry } from '../domain/audit.ts';
import type { Instant } from '../domain/day.ts';
import type { LedgerState, PollRecord } from '../domain/ledger-state.ts';
import type { StateChange } from '../ports.ts';
import type { RuleInput } from '../rules/rule.ts';
import { advanceSnapshot } from './advance-snapshot.ts';
import { buildBaseline } from './build-baseline.ts';
import { dropDecided } from './decisions/drop-decided.ts';
import { settleByPoll } from './decisions/settle-by-poll.ts';
import { announceFeeds, positionsOf } from './feed/keep-position.ts';
import { type QueueSettings, queueSteps } from './queue-steps.ts';
import { reconcile } from './reconcile.ts';
import type { Evaluated, Step } from './step.ts';
import { trackWatch } from './track-watch.ts';
import { viewBaseline } from './views/view-baseline.ts';

/** What a poll saw, what its rules made of it, and when it began. */
export interface Sighting {
  readonly input: RuleInput;
  readonly evaluated: readonly Evaluated[];
}

export interface PollChange {
  /** Whether an organisation was seen for the first time. */
  readonly baseline: boolean;
  readonly steps: readonly Step[];
  /** What is known now of things that people did before. */
  readonly acts: readonly AuditEntry[];
}

const limitsReadIn = ({ observations, now }: RuleInput): PollRecord['limitsReadAt'] =>
  Object.fromEntries(
    observations.flatMap(({ source, spendLimits }) => (spendLimits.state === 'present' ? [[source, now]] : [])),
  );

/** Each source is announced once, before anything is said of it. */
const announce = (state: LedgerState, { observations, today, now }: RuleInput, settings: QueueSettings): LedgerState =>
  observations
    .filter(({ source }) => !state.polls.announced.includes(source))
    .flatMap((observation) => buildBaseline(observation, today, now) ?? [])
    .reduce((before, baseline) => {
      const message = viewBaseline(baseline, settings.timezone);
      const about = `baseline ${baseline.source}`;
      const queued = enqueue(before, [{ kind: 'post', channel: settings.alertChannel, about, message }], now);
      return { ...queued, polls: { ...queued.polls, announced: [...queued.polls.announced, baseline.source] } };
    }, state);

/**
 * Everything that a poll changes, in one step: incidents, what is to be said of them, and the reading that the next poll
 * is compared with. So a process that dies has either told of a change or will find it again.
 */
export const applyPoll = (
  state: LedgerState,
  { input, evaluated }: Sighting,
  settings: QueueSettings,
  finishedAt: Instant,
): StateChange<PollChange> => {
  const announced = announceFeeds(announce(state, input, settings), state, input, settings);
  const { state: settled, entries } = settleByPoll(announced, input, settings);
  const standing = dropDecided(evaluated, settled, input.now);
  const { state: reconciled, steps } = reconcile(settled, standing, settings.rules, input.now);
  const queued = queueSteps(reconciled, steps, settings, input.now);
  return {
    state: {
      ...queued,
      feeds: { ...queued.feeds, ...positionsOf(input.observations) },
      polls: {
        ...queued.polls,
        lastStartedAt: input.now,
        lastFinishedAt: finishedAt,
        blindSince: input.blindSince,
        breaks: trackWatch(state.polls, input),
        limitsReadAt: { ...queued.polls.limitsReadAt, ...limitsReadIn(input) },
      },
    },
    snapshots: input.observations.map((observation) => advanceSnapshot(observation, input.now)),
    result: { baseline: announced.polls.announced.length > state.polls.announced.length, steps, acts: entries },
  };
};
