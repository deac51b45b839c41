import { describe, expect, it } from 'vitest';
import { followFeeds } from '../../../src/alerts/feed/follow-feeds.ts';
import { asPart } from '../../../src/anthropic/as-part.ts';
import { readActivities } from '../../../src/anthropic/compliance/read-activities.ts';
import { toInstant } from '../../../src/domain/day.ts';
import { EMPTY_STATE, type LedgerState } from '../../../src/domain/ledger-state.ts';
import { createDice } from '../../../src/sandbox/organisation/dice.ts';
import { createFakeSource, NOW } from '../../support/fake-source.ts';
import { MINUTE } from './kit/follow-world.ts';
import { createOddFeed, type Kept, type Oddities } from './kit/odd-feed.ts';

const HOUR = 60;
const TYPES = ['claude_chat_viewed', 'claude_chat_created', 'sso_login_failed', 'org_data_export_started'] as const;
const TOLD = 'org_data_export_started';

/** A client that follows what such a server tells, with a clock that the server's is ahead of by so much. */
const follow = (odd: Oddities, skewMinutes = 0) => {
  const dice = createDice('other servers');
  const kept: Kept[] = [];
  let now = NOW;
  let state: LedgerState = EMPTY_STATE;
  const theirs = (): number => now + skewMinutes * MINUTE;
  const feed = createOddFeed(theirs, () => kept, odd);
  const source = createFakeSource('enterprise', {
    activities: (question) => asPart(() => readActivities(feed.transport, 'enterprise', question)),
  });
  const happen = (type: string, at: number, late = 0): string => {
    const id = `activity_${String(kept.length).padStart(5, '0')}`;
    kept.push({ id, at, visibleAt: at + late, type });
    return id;
  };
  return {
    feed,
    happen,
    theirs,
    /** So much happens within so many minutes from now; one in five shows up to 55 minutes late. */
    live: (minutes: number, count: number): void => {
      for (let each = 0; each < count; each += 1)
        happen(
          dice.pick(TYPES),
          theirs() + Math.floor(dice.next() * minutes * MINUTE),
          dice.chance(0.2) ? Math.floor(dice.next() * 55 * MINUTE) : 0,
        );
    },
    told: () => kept.filter(({ type }) => type === TOLD).map(({ id }) => id),
    poll: async (minutes = 5): Promise<readonly string[]> => {
      now = toInstant(now + minutes * MINUTE);
      const part = (await followFeeds([source], state, now)).get('enterprise');
      if (part?.state !== 'present') throw new Error(JSON.stringify(part));
      const { position, activities } = part.value;
      state = { ...state, feeds: { enterprise: position }, polls: { ...state.polls, lastStartedAt: now } };
      return activities.map(({ id }) => id);
    },
  };
};

const SERVERS: readonly (readonly [string, Oddities])[] = [
  ['all that is documented', {}],
  ['small pages', { pageSize: 23 }],
  ['no word for the order', { order: 'refused', exclude: 'refused', pageSize: 23 }],
  ['newest first, whatever is asked', { order: 'ignored', pageSize: 23 }],
  ['newest first, and nothing left out', { order: 'ignored', exclude: 'ignored', pageSize: 23 }],
  ['nothing left out', { exclude: 'ignored', pageSize: 23 }],
  ['no word for leaving out', { exclude: 'refused', pageSize: 23 }],
  ['pages that are empty though more follows', { exclude: 'late', pageSize: 3 }],
  ['empty pages without a word that more follows', { exclude: 'late', pageSize: 3, without: ['has_more'] }],
  ['no word of more', { without: ['has_more', 'first_id'], pageSize: 23 }],
  ['only rows', { without: ['has_more', 'first_id', 'last_id'] }],
  ['rows that come twice', { repeatsEvery: 7, pageSize: 23 }],
  ['rows that come twice, newest first', { repeatsEvery: 7, pageSize: 23, order: 'ignored' }],
];

describe.each(SERVERS)('a server with %s', (_, odd) => {
  it.each([0, 7, -7])('is followed exactly, its clock %d minutes ahead', async (skew) => {
    const world = follow(odd, skew);
    world.happen(TOLD, world.theirs() - MINUTE);
    const before = world.told();
    await world.poll(0);
    world.live(10 * HOUR, 300);
    const told: string[] = [];
    // Every five minutes, with three hours in which nobody looks.
    for (let poll = 0; poll < 60; poll += 1) told.push(...(await world.poll(poll === 30 ? 3 * HOUR : 5)));
    for (let poll = 0; poll < 30; poll += 1) told.push(...(await world.poll()));
    expect(told.toSorted()).toEqual(world.told().slice(before.length));
  });
});

it('a busy day without a look is caught up newest first, in one go', async () => {
  const world = follow({ order: 'ignored', exclude: 'ignored', pageSize: 500 });
  await world.poll(0);
  world.live(24 * HOUR, 20_000);
  const { requests } = world.feed;
  const before = requests();
  const told = await world.poll(25 * HOUR);
  expect(requests() - before).toBeLessThan(45);
  expect(told.toSorted()).toEqual(world.told());
});

it('five thousand activities an hour cost two requests a poll at most', async () => {
  const world = follow({ exclude: 'ignored' });
  await world.poll(0);
  world.live(2 * HOUR, 10_000);
  const before = world.feed.requests();
  let told = 0;
  for (let poll = 0; poll < 24; poll += 1) told += (await world.poll()).length;
  // Within the overlap there is a page and a half; once an hour what may be very late is asked for.
  expect(world.feed.requests() - before).toBeLessThanOrEqual(24 * 2 + 3);
  expect(told).toBeGreaterThan(0);
});
