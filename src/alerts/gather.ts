import { dayOf, type Instant } from '../domain/day.ts';
import type { LedgerState } from '../domain/ledger-state.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Source } from '../domain/spend.ts';
import type { ClaudeSource, HistoryStore, StateStore } from '../ports.ts';
import type { Rule, RuleInput } from '../rules/rule.ts';
import { askCostOnce } from './ask-cost.ts';
import { followFeeds } from './feed/follow-feeds.ts';
import type { JudgeSpend } from './judge-spend.ts';
import { nameOrganisation } from './name-organisation.ts';
import { observeSource } from './observe-source.ts';
import { readBudgets } from './read-budgets.ts';
import { readSpenders } from './read-spenders.ts';
import { rememberLeavers } from './remember-leavers.ts';
import { trackBlindness } from './track-blindness.ts';

export interface GatherPorts {
  readonly sources: readonly ClaudeSource[];
  readonly rules: readonly Rule[];
  readonly store: Pick<StateStore, 'snapshot'>;
  readonly history: HistoryStore;
  readonly judge: JudgeSpend;
  /** Whether a poll was due between the two. */
  readonly isDueBetween: (from: Instant, to: Instant) => boolean;
}

/** Nothing of a source has been read yet. */
const unseen = (source: Source): Snapshot => ({
  source,
  members: null,
  invites: null,
  workspaces: null,
  workspaceMembers: null,
  keys: null,
});

/** A gap in the watch that is worth a word, like the time that a source may be unreadable. */
const GAP_MS = 3_600_000;

const findGap = ({ polls }: LedgerState, isDueBetween: GatherPorts['isDueBetween'], now: Instant): Instant | null => {
  const last = polls.lastFinishedAt;
  return last !== null && now - last >= GAP_MS && isDueBetween(last, now) ? last : null;
};

/**
 * Reads what the rules need, each list once, sources side by side, and judges the spend that was read. What could not be
 * read is in it as a failed part.
 */
export const gather = async (ports: GatherPorts, state: LedgerState, now: Instant): Promise<RuleInput> => {
  const { sources, rules, store, history, judge } = ports;
  const { sensitivity } = state.settings;
  const needs = new Set(rules.flatMap((rule) => rule.needs));
  const today = dayOf(now);
  const cost = askCostOnce();
  const seen = await Promise.all(
    sources.map(async (source) => {
      const before = (await store.snapshot(source.source)) ?? unseen(source.source);
      const { name: organisation, id: organisationId } = await nameOrganisation(source, history);
      const read = await observeSource(source, { needs, organisation, before, cost, state, now, today });
      const judged = await judge(read, { source: source.source, sensitivity, today });
      const leavers = await rememberLeavers(read, history);
      return { ...read, organisationId, leavers, judged, spenders: await readSpenders(source, judged, cost) };
    }),
  );
  // After the lists, so that what it tells of them is mostly in them by now.
  const feeds = needs.has('activities') ? await followFeeds(sources, state, now) : null;
  const observations = seen.map((each) => ({ ...each, feed: feeds?.get(each.source) ?? each.feed }));
  return {
    now,
    today,
    observations,
    budgets: needs.has('budgets') ? await readBudgets(state.settings.budgets, sources, cost, today) : [],
    blindSince: trackBlindness(state.polls.blindSince, observations, now),
    announced: state.polls.announced,
    missedSince: findGap(state, ports.isDueBetween, now),
  };
};
