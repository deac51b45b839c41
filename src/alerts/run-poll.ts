import { describeProblem } from '../blocks/describe-problem.ts';
import { giveUpAt } from '../domain/give-up-at.ts';
import type { Clock, Log, StateStore } from '../ports.ts';
import { listParts } from '../rules/list-parts.ts';
import type { RuleInput } from '../rules/rule.ts';
import { applyPoll } from './apply-poll.ts';
import { describePoll, type PollDocument } from './describe-poll.ts';
import { evaluate } from './evaluate.ts';
import { type GatherPorts, gather } from './gather.ts';
import type { QueueSettings } from './queue-steps.ts';

export interface PollPorts extends Omit<GatherPorts, 'store'> {
  readonly store: StateStore;
  readonly drain: () => Promise<{ readonly waiting: number }>;
  readonly settings: QueueSettings;
  readonly clock: Clock;
  readonly log: Log;
}

export interface PollResult {
  readonly document: PollDocument;
  /** What could not be read, a sentence each. */
  readonly problems: readonly string[];
  /** How many messages Slack has not taken yet. */
  readonly waiting: number;
}

const findProblems = ({ observations, budgets, now }: RuleInput, timezone: string): readonly string[] => {
  const parts = [...observations.flatMap(listParts).map(([, part]) => part), ...budgets.map(({ spent }) => spent)];
  const sentences = parts.flatMap((part) =>
    part.state === 'failed' ? [describeProblem(part.problem, now, timezone)] : [],
  );
  return [...new Set(sentences)];
};

/**
 * One look at everything: read, judge, remember and queue in one change of state, then hand over to Slack. Given up at
 * `signal` before anything is remembered: the next poll sees the same. Throws what the store throws.
 */
export const runPoll = async (ports: PollPorts, signal: AbortSignal): Promise<PollResult> => {
  const { store, rules, settings, clock, log } = ports;
  const now = clock.now();
  const gathering = gather(ports, store.read(), now);
  // Given up, it may still fail when its connections are closed.
  gathering.catch(() => undefined);
  const input = await giveUpAt(signal, gathering);
  const evaluated = await evaluate(rules, input, () => clock.sleep(0, signal));
  const change = await store.update((state) => applyPoll(state, { input, evaluated }, settings, clock.now()));
  for (const { by, what, result } of change.acts) log.info('audit', { by, what, result });
  const { waiting } = await ports.drain();
  const document = describePoll(change, evaluated);
  const problems = findProblems(input, settings.timezone);
  log.info('poll_finished', {
    ms: clock.now() - now,
    opened: document.opened.length,
    updated: document.updated.length,
    resolved: document.resolved.length,
    notEvaluated: document.notEvaluated.length,
    unread: problems.length,
    waiting,
  });
  return { document, problems, waiting };
};
