import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSlackPage } from '../../src/sandbox/page/start-slack-page.ts';
import type { SlackStandIn } from '../../src/sandbox/slack/stand-in.ts';
import { startSlack } from '../../src/sandbox/slack/start-slack.ts';
import { call, WORKSPACE } from '../sandbox/slack/start-sandbox.ts';
import { findChromium, NO_BROWSER, type OpenBrowser, openBrowser } from './browser.ts';
import { type FakeBot, startFakeBot } from './fake-bot.ts';

const COMMANDS = [
  { name: 'cost', summary: 'What Claude costs', usage: '[PERIOD] [by DIM]', examples: ['30d by model', 'mtd'] },
  { name: 'words', summary: 'Words of every kind', usage: '', examples: [] },
];

const executable = findChromium();
if (executable === null) process.stderr.write(`test/demo: ${NO_BROWSER}\n`);

describe.skipIf(executable === null)('the web page of the local Slack', () => {
  let slack: SlackStandIn;
  let bot: FakeBot;
  let site: Awaited<ReturnType<typeof startSlackPage>>;
  let browser: OpenBrowser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser(executable ?? '');
  }, 60_000);
  afterAll(() => browser.close());

  beforeEach(async () => {
    slack = await startSlack({ workspace: WORKSPACE });
    bot = await startFakeBot(slack);
    slack.connectBot(bot.url);
    const controls = [
      {
        name: 'add-admin',
        label: 'Add an admin',
        group: 'Access',
        run: async ({ channel }: { channel: string }) => `an admin was added, seen from ${channel}`,
      },
    ];
    site = await startSlackPage({
      slack,
      port: 0,
      title: 'Claude Ledger',
      commands: COMMANDS,
      controls,
      startChannel: 'C0GENERAL',
    });
    page = await browser.context.newPage();
    complaints.length = 0;
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
    await page.goto(`${site.url}/?as=U0ADAM`);
    await page.getByRole('combobox', { name: 'Message #general' }).waitFor();
  });
  afterEach(async () => {
    await page.close();
    await site.close();
    await bot.close();
    await slack.close();
    expect(complaints).toEqual([]);
  });

  const type = async (words: string): Promise<void> => {
    await page.getByRole('combobox', { name: /^Message/ }).fill(words);
    await page.keyboard.press('Enter');
  };
  const message = (words: string) => page.getByRole('article').filter({ hasText: words });

  it('answers a command, completed by keyboard, with charts and a table that only its author sees', async () => {
    await page.getByRole('combobox', { name: /^Message/ }).pressSequentially('/cl');
    await page.getByRole('option', { name: /claude-cost/ }).waitFor();
    await page.keyboard.press('Tab');
    await page.getByRole('option', { name: '/claude-cost 30d by model' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');

    const report = message('Claude spend, 1–21 Nov');
    await report.getByText('Only visible to you').waitFor();
    expect(bot.heard[0]).toMatchObject({ command: '/claude-cost', text: '30d by model', user_id: 'U0ADAM' });
    expect(await report.locator('.canvas svg rect.fill-0').count()).toBe(14);
    expect(await report.locator('.canvas svg polyline').count()).toBe(2);
    await report.getByRole('cell', { name: '$2,841.07' }).waitFor();
    expect(await report.getByRole('region', { name: 'Table' }).getByRole('row').count()).toBe(6);

    await page.getByLabel('You are').selectOption('U0MAYA');
    await report.waitFor({ state: 'detached' });
  });

  it('shares in the channel, and replaces a message after a confirmation', async () => {
    await type('/claude-cost');
    await page.getByRole('button', { name: 'Share in channel' }).click();
    await page.getByRole('button', { name: 'Share in channel' }).nth(1).waitFor();
    expect(slack.messages('C0GENERAL')).toHaveLength(1);

    const own = message('Only visible to you');
    await own.getByRole('button', { name: 'Acknowledge' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    expect(bot.heard.filter((payload) => payload.type === 'block_actions')).toHaveLength(1);
    await own.getByRole('button', { name: 'Acknowledge' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Acknowledge' }).click();
    await message('Acknowledged by @Adam Admin').waitFor();
    expect(slack.ephemerals('U0ADAM')).toHaveLength(1);
  });

  it('keeps a modal open with the error of its field until what is in it is right', async () => {
    await type('/claude-cost');
    await page.getByRole('button', { name: 'Edit budget' }).click();
    const modal = page.getByRole('dialog', { name: 'Monthly budget' });
    await modal.getByRole('button', { name: 'Save' }).click();
    await modal.getByText('Please complete this required field.').waitFor();
    await modal.getByLabel('Amount in US dollars').fill('abc');
    await modal.getByRole('button', { name: 'Save' }).click();
    await modal.getByText('An amount is a number.').waitFor();
    await modal.getByLabel('Amount in US dollars').fill('9000');
    await modal.getByRole('button', { name: 'Save' }).click();
    await modal.waitFor({ state: 'detached' });
    expect(bot.heard.at(-1)).toMatchObject({
      view: {
        state: { values: { amount: { amount: { value: '9000' } }, rhythm: { rhythm: { type: 'static_select' } } } },
      },
    });
  });

  it('shows words as words: nothing in a message becomes markup or a dangerous link', async () => {
    await type('/claude-words');
    const words = message('Rich words');
    await words.getByText('quoted').waitFor();
    expect(await words.locator('strong').allTextContents()).toContain('bold & brave');
    expect(await words.locator('img:not(.avatar)').count()).toBe(0);
    expect(await words.getByRole('link').allTextContents()).toEqual(['a link']);
    const text = await words.textContent();
    expect(text).toContain('<img src=x onerror="document.title=1">');
    expect(text).toContain('@Maya Member');
    expect(text).toContain(':no_such_emoji: 3 * 4 * 5');
    await words.getByRole('img', { name: 'warning' }).waitFor();
  });

  it('follows live: messages, replies under their parent, files to download', async () => {
    const parent = await call(slack, 'chat.postMessage', { channel: 'C0GENERAL', text: 'Digest' });
    await message('Digest').waitFor();
    await call(slack, 'chat.postMessage', { channel: 'C0GENERAL', text: 'Details', thread_ts: parent.ts });
    await page.getByText('1 reply').waitFor();
    const bytes = 'day,usd\n';
    const promised = await call(slack, 'files.getUploadURLExternal', { filename: 'cost.csv', length: bytes.length });
    await fetch(String(promised.upload_url), { method: 'POST', body: bytes });
    const files = [{ id: promised.file_id, title: 'Full rows' }];
    await call(slack, 'files.completeUploadExternal', { files, channel_id: 'C0GENERAL' });
    const card = page.getByRole('link', { name: /Full rows/ });
    const href = await card.getAttribute('href');
    expect(await (await fetch(`${site.url}${href}`)).text()).toBe(bytes);
    await call(slack, 'chat.update', { channel: 'C0GENERAL', ts: parent.ts, text: 'Digest, corrected' });
    await message('Digest, corrected').getByText('(edited)').waitFor();
  });

  it('opens the App Home and runs the buttons of the sandbox', async () => {
    await page.getByRole('button', { name: 'Claude Ledger Home' }).click();
    await page.getByRole('heading', { name: 'At a glance' }).waitFor();
    await page.getByRole('button', { name: 'Add an admin' }).click();
    await page.getByText('an admin was added, seen from D').waitFor();
  });

  it('shows a guest only what a guest is in, and says when the bot does not answer', async () => {
    const channels = page.getByRole('navigation', { name: 'Channels' });
    await channels.getByText('claude-alerts').waitFor();
    await page.getByLabel('You are').selectOption('U0GUS');
    await channels.getByText('claude-alerts').waitFor({ state: 'detached' });
    expect(await channels.getByText('general').count()).toBe(1);
    await bot.close();
    await type('/claude-cost');
    await message('/claude-cost failed with the error "dispatch_failed"').waitFor();
  });

  it('folds the channels into a drawer on a narrow screen', async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    const channels = page.getByRole('navigation', { name: 'Channels' });
    await channels.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Channels' }).click();
    await channels.getByRole('button', { name: 'claude-alerts' }).click();
    await channels.waitFor({ state: 'hidden' });
    await page.getByRole('combobox', { name: 'Message #claude-alerts' }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  });
});
