import { expect, it } from 'vitest';
import { plusDays } from '../../../src/domain/day.ts';
import { sortActivity } from '../../../src/rules/activity/sort-activity.ts';
import { createDice } from '../../../src/sandbox/organisation/dice.ts';
import { recordDay } from '../../../src/sandbox/organisation/record-day.ts';
import { activity } from '../../rules/activity/activities.ts';
import { TODAY } from '../../sandbox/claude/ask.ts';
import { watchFeed } from './watch-feed.ts';

/*
 * What the story must show: of a day with 20,000 activities, some of them delivered twice, some up to 50 minutes late,
 * both keys tell each event exactly once between them, whatever happens to the API, to a poll or to the process; what
 * nobody knows is counted exactly; nothing else is told.
 */

const COUNT = 20_000;
const TOMORROW = plusDays(TODAY, 1);
/** From half past nine until midnight. */
const UNTIL_MIDNIGHT = 14.5 * 60;
const FEED = '/v1/compliance/activities';

it('a recorded day is told exactly once, through failures and restarts', async () => {
  const dice = createDice('recorded day');
  const { story, poll, told, unknown } = await watchFeed();
  const late = { share: 0.1, minutes: 50 };
  story.claude.change(recordDay({ day: TOMORROW, count: COUNT, security: 250, unheard: 60, late }));
  story.claude.configure({ feedRepeatsEvery: 9 });
  const happened = story.claude
    .company()
    .feed.map(({ id, type, fields }) => ({ id, sort: sortActivity(activity(type, fields as never)) }));
  await poll();
  await poll(UNTIL_MIDNIGHT);

  let ends: readonly (() => void)[] = [];
  for (let minutes = 0; minutes < 26 * 60; ) {
    const trouble = dice.next();
    if (trouble < 0.15) {
      const status = dice.chance(0.5) ? 429 : 503;
      const times = 1 + Math.floor(dice.next() * 8);
      ends = [story.claude.fault({ when: ({ path }) => path === FEED, mishap: { kind: 'status', status }, times })];
    }
    const pause = 20 + Math.floor(dice.next() * 50);
    minutes += pause;
    if (trouble > 0.9) {
      // Killed while it reads: nothing of it is saved.
      story.clock.advance(pause * 60_000);
      const given = story.poll().catch(() => null);
      await story.restart();
      await given;
      continue;
    }
    await poll(pause);
    if (trouble > 0.8) await story.restart();
  }
  for (const end of ends) end();
  await poll();

  const expected = happened.filter(({ sort }) => sort === 'told').map(({ id }) => id);
  expect(expected.length).toBeGreaterThanOrEqual(250);
  expect((await told()).toSorted()).toEqual(expected.toSorted());
  const counted = (await unknown())
    .flatMap((counts) => Object.values(counts))
    .reduce((sum, { count }) => sum + count, 0);
  expect(counted).toBe(happened.filter(({ sort }) => sort === 'unknown').length);
  expect(counted).toBeGreaterThanOrEqual(60);
}, 60_000);
