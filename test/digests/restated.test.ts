import { expect, it } from 'vitest';
import { composeDigest } from '../../src/digests/compose-digest.ts';
import type { ClaudeSource } from '../../src/ports.ts';
import type { Entry } from '../support/ledger.ts';
import { createConsole, everyDay, USUAL } from './kit/acme.ts';
import { stateWith, subscription } from './kit/sample-subscription.ts';
import { startDigests } from './kit/start-digests.ts';

/*
 * Three weeks of a digest whose numbers change after they were posted: the next one says so, the thread of the one that
 * was posted is told once, and nobody hears of it again.
 */

const WEEK = 7 * 24 * 60;
const BOOKS = everyDay('2026-08-01', '2026-11-22', USUAL);
const LATE: Entry = { ...USUAL[0], day: '2026-10-29', amount: '60' } as Entry;

/** A source whose books are what they are at the moment. */
const keepOpen = (books: () => readonly Entry[]): ClaudeSource =>
  createConsole([], {
    cost: (question) => createConsole(books()).cost(question),
    usage: (question) => createConsole(books()).usage(question),
  });

const start = () => {
  let books = BOOKS;
  const bot = startDigests({
    now: '2026-11-02T09:00:30Z',
    state: stateWith(subscription()),
    sources: [keepOpen(() => books)],
    compose: composeDigest,
  });
  const corrections = () => bot.slack.messages().filter(({ text }) => text.startsWith('The data has changed since'));
  const openings = () => bot.slack.messages().filter(({ under }) => under === null);
  return {
    ...bot,
    corrections,
    openings,
    add: (...entries: readonly Entry[]) => {
      books = [...books, ...entries];
    },
  };
};

const CHANGED = /Changed since it was posted: [^.]*/;

it('in the second week: that digest says so, the first one is told, the third week has forgotten it', async () => {
  const bot = start();
  await bot.sendDue();
  bot.add(LATE);
  await bot.later(WEEK);
  const [first, second] = bot.openings();
  expect(second?.words).toMatch(/26 Oct – 1 Nov 2026 UTC was told as \$700\.00 and is now \*\$760\.00\*/);
  expect(bot.corrections()).toMatchObject([{ under: first?.ts }]);
  await bot.later(WEEK);
  expect(bot.openings()).toHaveLength(3);
  expect(bot.openings()[2]?.words).not.toMatch(CHANGED);
  expect(bot.corrections()).toHaveLength(1);
});

it('after the second week: the third digest says so, and the first one is told', async () => {
  const bot = start();
  await bot.sendDue();
  await bot.later(WEEK);
  bot.add(LATE);
  await bot.later(WEEK);
  const [first, second, third] = bot.openings();
  expect(second?.words).not.toMatch(CHANGED);
  expect(third?.words).toMatch(/26 Oct – 1 Nov 2026 UTC was told as \$700\.00/);
  expect(bot.corrections().map(({ under }) => under)).toEqual([first?.ts]);
});

it('by less than a dollar, or by less than one percent: nobody is told', async () => {
  const bot = start();
  await bot.sendDue();
  bot.add({ ...LATE, amount: '6.99' });
  await bot.later(WEEK);
  expect(bot.openings()[1]?.words).not.toMatch(CHANGED);
  expect(bot.corrections()).toEqual([]);
});
