import { expect, it } from 'vitest';
import { ADAM, GENERAL, startStory } from '../kit/start-story.ts';

/*
 * What the story must show: a budget that was set in Slack, by a form or in words, outlives a restart, is read the same
 * in a terminal while the bot runs, and changes for nobody who may only read.
 */

const OLIVIA = 'U0OLIVIA';
const MAYA = 'U0MAYA';

it('a budget is set by a form, kept, shown everywhere and removed', async () => {
  const story = await startStory({ environment: { LEDGER_ADMINS: `${ADAM},${OLIVIA}`, LEDGER_VIEWERS: MAYA } });
  await story.start();

  await story.slack.command({ user: ADAM, channel: GENERAL, command: '/claude-budget', text: 'set' });
  await story.slack.waitFor('the form', () => story.slack.world.views.modal(ADAM));
  expect(await story.slack.submit({ user: ADAM, values: { amount: '5k', scope: 'workspace:nowhere' } })).toEqual({
    ok: false,
    errors: { scope: expect.stringContaining('Nothing called nowhere') },
  });
  const [set] = await story.answersAfter(ADAM, () =>
    story.slack.submit({ user: ADAM, values: { amount: '5k', scope: '', channel: GENERAL } }),
  );
  expect(set?.text).toContain('$5,000.00 monthly for all spend');
  expect(story.slack.world.views.modal(ADAM)).toBeUndefined();

  await story.restart();
  await story.start();
  const row = { id: 'b1', amount: '5000', period: 'monthly', scope: null, steps: [50, 80, 100], channel: GENERAL };
  const { code, out } = await story.report('budget', '--format', 'json');
  expect([code, JSON.parse(out).rows]).toMatchObject([0, [row]]);
  const cost = JSON.parse((await story.report('cost', '--format', 'json')).out) as { readonly total: string };
  expect(JSON.parse(out).rows[0].spent).toBe(cost.total);

  expect((await story.ask('/claude-budget', { user: MAYA })).text).toContain('$5,000.00 monthly');
  for (const words of ['set 1 monthly', 'set', 'remove b1'])
    expect((await story.ask(`/claude-budget ${words}`, { user: MAYA })).text).toContain('Only admins');
  expect((await story.ask('/claude-alerts mute budget', { user: MAYA })).text).toContain('Only admins');
  expect(JSON.parse((await story.report('budget', '--format', 'json')).out).rows).toMatchObject([row]);

  expect((await story.ask('/claude-budget remove b1')).text).toContain('Budget *b1* is removed');
  expect(JSON.parse((await story.report('budget', '--format', 'json')).out).rows).toEqual([]);
  expect(story.logged()).toMatch(/"event":"budget_set".*"userId":"U0ADAM"/);
  expect(story.logged()).toMatch(/"event":"budget_removed".*"userId":"U0ADAM"/);
});

it('what unusual spend would have told can be replayed, in Slack and in a terminal', async () => {
  const story = await startStory();
  await story.start();
  expect((await story.ask('/claude-alerts test 60d')).text).toMatch(
    /^Replay of spend-anomaly · 23 Sep – 21 Nov 2026 UTC/,
  );
  const { code, out } = await story.report('alerts', 'test', '60d', '--format', 'json');
  const { rows } = JSON.parse(out) as {
    readonly rows: readonly { readonly date: string; readonly usd: string; readonly high: string }[];
  };
  expect(code).toBe(0);
  for (const { date, usd, high } of rows) {
    expect(date >= '2026-09-23' && date <= '2026-11-21').toBe(true);
    expect(Number(usd)).toBeGreaterThan(Number(high));
  }
});
