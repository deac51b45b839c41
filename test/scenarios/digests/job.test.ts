import { writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { dayOf, isoDay, toInstant } from '../../../src/domain/day.ts';
import type { Subscription } from '../../../src/domain/subscription.ts';
import { renderLedger } from '../../../src/store/read-ledger.ts';
import { stateWith, subscription } from '../../digests/kit/sample-subscription.ts';
import { GENERAL, startStory } from '../kit/start-story.ts';
import { runMain, startMain } from '../terminal/run-main.ts';

/*
 * What the story must show: run by somebody else's scheduler, digests are sent by a process that prints what it did and
 * ends; its exit code says whether something waits or was not known; and no two runs send the same.
 */

const DAY_MS = 86_400_000;

/** A company whose state says that these were set in Slack some weeks ago. */
const start = async (...subscriptions: readonly Partial<Subscription>[]) => {
  const story = await startStory({ keys: 'console', live: true });
  story.claude.configure({ watermark: (now) => now });
  const since = toInstant(Date.now() - 40 * DAY_MS);
  const all = subscriptions.map((parts, index) =>
    subscription({ id: `d${index + 1}`, channel: GENERAL, setAt: since, since, ...parts }),
  );
  const state = renderLedger({ state: stateWith(...all), snapshots: {} });
  await writeFile(story.environment.LEDGER_STATE ?? '', state);
  return story;
};
const digest = (story: Awaited<ReturnType<typeof start>>, ...options: readonly string[]) =>
  runMain(['job', 'digest', ...options], story.environment);

it('sends what is due once, and prints one document', async () => {
  const story = await start({ cadence: { kind: 'monthly', day: dayOfMonth() }, hour: 0 });
  const first = await digest(story, '--json');
  expect(first).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(first.out)).toEqual({
    posted: [
      {
        id: 'd1',
        cadence: 'monthly',
        slot: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        dueAt: expect.stringMatching(/Z$/),
        channel: GENERAL,
        period: { from: expect.any(String), to: expect.any(String) },
        total: expect.stringMatching(/^\d/),
      },
    ],
    undelivered: [],
    waiting: [],
    messagesWaiting: 0,
  });
  const second = await digest(story);
  expect(second).toEqual({ code: 0, out: 'no digest is due\n', err: '' });
  const posted = story.slack.messages(GENERAL).filter(({ threadTs }) => threadTs === null);
  expect(posted).toHaveLength(1);
});

it('sends all of them at once with --now, and leaves their slots to them', async () => {
  const paused = { by: 'U0ADAM', at: toInstant(Date.now()) };
  const story = await start({ hour: 0 }, { paused });
  expect(await digest(story, '--now')).toEqual({
    code: 0,
    out: expect.stringMatching(/^weekly digest d1 posted in C0GENERAL: .* UTC, \$[\d,.]+\n$/),
    err: '',
  });
  expect((await digest(story)).out).toMatch(/^weekly digest d1 posted/);
  expect(story.slack.messages(GENERAL).filter(({ threadTs }) => threadTs === null)).toHaveLength(2);
});

it('ends with 1 while data is not complete or Slack takes nothing, and says which', async () => {
  const story = await start({ cadence: { kind: 'daily' }, ...hourAgo() });
  story.claude.configure({ watermark: () => toInstant(Date.now() - 2 * DAY_MS) });
  const waiting = await digest(story);
  expect(waiting).toMatchObject({ code: 1, err: '1 digest waits for a later run.\n' });
  expect(waiting.out).toMatch(/^daily digest d1 waits: the data of its days is not complete yet; .* at the latest /);
  story.claude.configure({ watermark: (now) => now });
  story.slack.faults.add({ method: 'chat.postMessage', effect: { kind: 'status', status: 503 } });
  const undelivered = await digest(story, '--json');
  expect(undelivered.code).toBe(1);
  expect(undelivered.err).toMatch(/messages? waits? for Slack and will be sent by a later run\.\n$/);
  expect(JSON.parse(undelivered.out)).toMatchObject({ posted: [], undelivered: [{ id: 'd1' }] });
});

it('ends with 1 where it had to send one without its total', async () => {
  const story = await start({ cadence: { kind: 'daily' }, asks: ['workspace:Gone'], words: 'workspace:Gone' });
  expect(await digest(story, '--now')).toMatchObject({
    code: 1,
    out: expect.stringMatching(/^daily digest d1 posted in C0GENERAL: .* UTC, total not known\n$/),
    err: '1 digest has no total: it says why.\n',
  });
});

/** Today's, so that it is due whatever the day of the test. */
function dayOfMonth(): number {
  return Number(isoDay(dayOf(toInstant(Date.now()))).slice(8));
}

function hourAgo() {
  const then = new Date(Date.now() - 3_600_000);
  return { hour: then.getUTCHours(), minute: then.getUTCMinutes() };
}

it('leaves the digests to the process that serves, and says that there is one', async () => {
  const story = await start({ cadence: { kind: 'daily' }, hour: 0 });
  const { child, ended } = startMain(['serve'], story.environment);
  await story.slack.waitFor('the digest', () => story.slack.messages(GENERAL).length > 0 || undefined);
  const { code, err } = await digest(story);
  expect([code, err]).toEqual([1, expect.stringContaining(`process ${child.pid}`)]);
  child.kill('SIGTERM');
  expect((await ended).code).toBe(0);
  expect(await digest(story)).toEqual({ code: 0, out: 'no digest is due\n', err: '' });
});

it('ends with 2 when the words are wrong', async () => {
  const { code, err } = await runMain(['job', 'digest', '--soon']);
  expect([code, err]).toEqual([2, expect.stringContaining('For example: npm run job -- digest --json')]);
});
