import { expect, it } from 'vitest';
import { describeUnknownTypes } from '../../../src/commands/alerts/describe-unknown-types.ts';
import { listUnknownTypes } from '../../../src/commands/alerts/list-unknown-types.ts';
import type { FeedPosition } from '../../../src/domain/activity-feed.ts';
import { toInstant } from '../../../src/domain/day.ts';
import { EMPTY_STATE } from '../../../src/domain/ledger-state.ts';
import { NOW } from '../../support/fake-source.ts';

const following = (unknown: Readonly<Record<string, number>>, daysAgo: number): FeedPosition => ({
  followedUntil: NOW,
  seen: [],
  ownRequests: [],
  ownKeys: [],
  unknown: Object.fromEntries(
    Object.entries(unknown).map(([type, count]) => [type, { count, lastAt: toInstant(NOW - daysAgo * 86_400_000) }]),
  ),
});

const describeFeeds = (feeds: typeof EMPTY_STATE.feeds): readonly string[] =>
  describeUnknownTypes(listUnknownTypes({ ...EMPTY_STATE, feeds }));

it('says nothing where every type is known', () => {
  expect(describeFeeds({})).toEqual([]);
  expect(describeFeeds({ console: following({}, 0) })).toEqual([]);
});

it('adds up what both feeds counted, the latest first', () => {
  const console = following({ brand_new: 2, older: 1 }, 3);
  const enterprise = following({ brand_new: 40 }, 0);
  expect(describeFeeds({ console, enterprise })).toEqual([
    'Of the activity feed, these types are not known here and only counted: `brand_new` (42 times, last on 22 Nov 2026), `older` (once, last on 19 Nov 2026).',
  ]);
});

it('stays one line however many there are, and whatever they are called', () => {
  const many = Object.fromEntries(Array.from({ length: 200 }, (_, place) => [`type_${place}`, 1]));
  const [line = ''] = describeFeeds({ console: following({ '<!channel>`*x*': 1, ...many }, 1) });
  expect(line).toContain('`&lt;!channel&gt;ˋ*x*`');
  expect(line).toMatch(/, 193 more\.$/);
  expect(line.length).toBeLessThan(1000);
});
