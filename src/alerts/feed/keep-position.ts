import { enqueue } from '../../delivery/enqueue.ts';
import type { LedgerState } from '../../domain/ledger-state.ts';
import type { Observation, RuleInput } from '../../rules/rule.ts';
import type { QueueSettings } from '../queue-steps.ts';
import { viewFollowing } from '../views/view-following.ts';

/** How far this poll followed each feed: saved in the same step as what was told of it. */
export const positionsOf = (observations: readonly Observation[]): LedgerState['feeds'] =>
  Object.fromEntries(
    observations.flatMap(({ source, feed }) => (feed.state === 'present' ? [[source, feed.value.position]] : [])),
  );

/** Says that a feed is followed from now on where the organisation itself was announced before this poll (`before`). */
export const announceFeeds = (
  state: LedgerState,
  before: LedgerState,
  { observations, now }: RuleInput,
  settings: QueueSettings,
): LedgerState => {
  const begun = observations.filter(
    ({ source, feed }) =>
      feed.state === 'present' && before.feeds[source] === undefined && before.polls.announced.includes(source),
  );
  const drafts = begun.map((place) => ({
    kind: 'post' as const,
    channel: settings.alertChannel,
    about: `feed ${place.source}`,
    message: viewFollowing(place, now, settings.timezone),
  }));
  return enqueue(state, drafts, now);
};
