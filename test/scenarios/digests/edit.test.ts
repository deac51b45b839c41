import { expect, it } from 'vitest';
import { objectsOf } from '../../../src/sandbox/slack/json.ts';
import { ADAM, GENERAL, type Story, startStory } from '../kit/start-story.ts';

/*
 * What the story must show: a digest that there is can be changed, in words or in a form that shows it as it is; only by
 * those who may, also when they lose that while the form is open; and what has come does not come again.
 */

const MAYA = 'U0MAYA';
const OLIVIA = 'U0OLIVIA';

const start = async () => {
  const story = await startStory({
    keys: 'console',
    environment: { LEDGER_TIMEZONE: 'Europe/Berlin', LEDGER_ADMINS: `${ADAM},${OLIVIA}`, LEDGER_VIEWERS: MAYA },
  });
  await story.start();
  return story;
};

/** The form as it opened, by field. */
const formOf = async (story: Story, user = ADAM) => {
  const modal = await story.slack.waitFor('the form', () => story.slack.world.views.modal(user));
  const fields = objectsOf(modal.body.blocks).map(({ block_id: id, element }) => {
    const input = element as Readonly<Record<string, unknown>>;
    const option = input.initial_option as { readonly value?: string } | undefined;
    return [id, input.initial_value ?? option?.value ?? input.initial_conversation ?? null];
  });
  return { title: (modal.body.title as { readonly text: string }).text, ...Object.fromEntries(fields) };
};

const type = (story: Story, text: string, user = ADAM) =>
  story.slack.command({ user, channel: GENERAL, command: '/claude-digest', text });

it('the button opens the form with what it is now, and what is submitted replaces it', async () => {
  const story = await start();
  await story.ask('/claude-digest monthly last 17:30 workspace:production');
  const list = await story.ask('/claude-digest');
  await story.slack.press({ user: ADAM, on: list, actionId: 'form' });
  expect(await formOf(story)).toEqual({
    title: 'Edit digest',
    every: 'monthly',
    day: 'last',
    time: '17:30',
    channel: GENERAL,
    filter: 'workspace:production',
  });
  const [edited] = await story.answersAfter(ADAM, () =>
    story.slack.submit({ user: ADAM, values: { every: 'weekly', day: 'fri', time: '8.30', filter: '' } }),
  );
  expect(edited?.text).toContain(
    'Digest *d1* is changed: the weekly digest of all spend comes to <#C0GENERAL> every Friday at 08:30 (Europe/Berlin). The next one is due 27 Nov 2026, 08:30 CET.',
  );
  const now = await story.ask('/claude-digest');
  expect(now.text).toContain('One digest comes by itself.');
  expect(now.text).toContain('*d1*   weekly, all spend → <#C0GENERAL>, every Friday at 08:30');
  expect((await story.ask('/claude-alerts history')).text).toContain(
    'changed digest d1: every Friday at 08:30 in <#C0GENERAL>, with another filter',
  );
});

it('what is wrong stands beside its field, and the form stays', async () => {
  const story = await start();
  await story.ask('/claude-digest weekly');
  await type(story, 'edit d1');
  await formOf(story);
  expect(await story.slack.submit({ user: ADAM, values: { every: 'monthly', day: 'friday', time: '24:00' } })).toEqual({
    ok: false,
    errors: { day: expect.stringContaining('on a day of the month'), time: expect.stringContaining('A time is') },
  });
  const filter = await story.slack.submit({ user: ADAM, values: { filter: 'workspace:nowhere' } });
  expect(filter).toEqual({ ok: false, errors: { filter: expect.stringContaining('nowhere') } });
  expect((await story.ask('/claude-digest')).text).toContain('every Monday at 09:00');
});

it('the words change only what they say', async () => {
  const story = await start();
  await story.ask('/claude-digest weekly workspace:production');
  expect((await story.ask('/claude-digest edit d1 friday 8:30')).text).toContain(
    'the weekly digest of workspace:production comes to <#C0GENERAL> every Friday at 08:30',
  );
  expect((await story.ask('/claude-digest edit d1 <#C0RANDOM>')).text).toContain('I am not a member of <#C0RANDOM>');
  expect((await story.ask('/claude-digest edit d7')).text).toContain('There is no digest `d7`.');
});

it('is for admins: no words, no button and no form of anybody else', async () => {
  const story = await start();
  await story.ask('/claude-digest weekly');
  const list = await story.ask('/claude-digest', { user: MAYA });
  expect((await story.ask('/claude-digest edit d1 friday', { user: MAYA })).text).toContain('Only admins');
  const [refused] = await story.answersAfter(MAYA, () => story.slack.press({ user: MAYA, on: list, actionId: 'form' }));
  expect(refused?.text).toContain('Only admins');
  expect(story.slack.world.views.modal(MAYA)).toBeUndefined();

  await type(story, 'edit d1', OLIVIA);
  await formOf(story, OLIVIA);
  await story.restart({ LEDGER_ADMINS: ADAM });
  await story.start();
  const [late] = await story.answersAfter(OLIVIA, () =>
    story.slack.submit({ user: OLIVIA, values: { day: 'friday' } }),
  );
  expect(late?.text).toMatch(/Ask <@U0ADAM>/);
  expect((await story.ask('/claude-digest')).text).toContain('every Monday at 09:00');
});

it('moved to later on a day that has had its digest, it comes the day after', async () => {
  const story = await start();
  await story.ask('/claude-digest daily 11:00');
  const send = async (iso: string) => {
    story.clock.advance(Date.parse(iso) - story.clock.now());
    const running = story.clock.runFreely();
    const { sent } = await story.digest();
    running();
    return sent.map(({ record }) => record.slot);
  };
  expect(await send('2026-11-22T10:00:20Z')).toEqual(['2026-11-22']);
  expect((await story.ask('/claude-digest edit d1 12:00')).text).toContain('is due 23 Nov 2026, 12:00 CET.');
  expect(await send('2026-11-22T11:00:20Z')).toEqual([]);
});
