import { followFeeds } from '../../../../src/alerts/feed/follow-feeds.ts';
import type { Activity } from '../../../../src/domain/activity-feed.ts';
import { type Instant, toInstant } from '../../../../src/domain/day.ts';
import { EMPTY_STATE, type LedgerState } from '../../../../src/domain/ledger-state.ts';
import type { Source } from '../../../../src/domain/spend.ts';
import { activity } from '../../../rules/activity/activities.ts';
import { createFakeSource, NOW } from '../../../support/fake-source.ts';
import { createFakeFeed } from './fake-feed.ts';

export const MINUTE = 60_000;

/** Polls that do nothing but follow feeds, and remember how far as the state does. */
export const followWorld = (keys: readonly Source[] = ['enterprise']) => {
  let now: Instant = NOW;
  let state: LedgerState = EMPTY_STATE;
  const feed = createFakeFeed(() => now);
  const sources = keys.map((source) => createFakeSource(source, { activities: feed.answer(source) }));
  let places = 0;
  return {
    feed,
    now: () => now,
    state: () => state,
    /** Happens so many minutes ago, and can be read after so many more. */
    happen: (
      type: string,
      { ago = 0, late = 0, ...parts }: Partial<Activity> & { ago?: number; late?: number } = {},
    ) => {
      places += 1;
      const at = toInstant(now - ago * MINUTE);
      const told = activity(type, parts.fields ?? {}, { id: `activity_${places}`, at, ...parts });
      feed.add(told, now + late * MINUTE);
      return told.id;
    },
    wait: (minutes: number) => {
      now = toInstant(now + minutes * MINUTE);
    },
    /** Time goes by, and a poll follows the feeds; the ids that are news. `forget`: it dies before anything is saved. */
    poll: async (minutes = 5, { forget = false } = {}) => {
      now = toInstant(now + minutes * MINUTE);
      const news = await followFeeds(sources, state, now);
      const parts = [...news.values()];
      const present = [...news].flatMap(([source, part]) =>
        part.state === 'present' ? ([[source, part.value]] as const) : [],
      );
      const ids = present.flatMap(([, { activities }]) => activities.map(({ id }) => id));
      if (forget) return { ids, parts };
      const moved = Object.fromEntries(present.map(([source, { position }]) => [source, position]));
      state = {
        ...state,
        feeds: { ...state.feeds, ...moved },
        polls: { ...state.polls, lastStartedAt: now },
      };
      return { ids, parts };
    },
  };
};
