import { createServer } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runDemo } from '../../src/run-demo.ts';
import { findChromium, NO_BROWSER, type OpenBrowser, openBrowser } from './browser.ts';

const DEMO_PORT = 3210;
/** Less than a test may take, so that it is said what was waited for. */
const WAIT_MS = 12_000;
const executable = findChromium();
if (executable === null) process.stderr.write(`test/demo: ${NO_BROWSER}\n`);

/** Holds the demo's port, whoever had it before. */
const occupy = (port: number): Promise<() => void> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(() => undefined));
    server.listen(port, '127.0.0.1', () => resolve(() => server.close()));
  });

/** A demo of its own, ended with the function that it comes with. */
const startDemo = async () => {
  const stopping = Promise.withResolvers<void>();
  const announced = Promise.withResolvers<string>();
  const terminal = { out: announced.resolve, err: () => undefined, isInteractive: false };
  const ended = runDemo(terminal, stopping.promise);
  const url = /http:\S+:\d+/.exec(await announced.promise)?.[0] ?? '';
  const stop = async (): Promise<void> => {
    stopping.resolve();
    expect(await ended).toBe(0);
  };
  return { url, stop };
};
type Demo = Awaited<ReturnType<typeof startDemo>>;

describe.skipIf(executable === null)('the demo in a browser', () => {
  let free = (): void => undefined;
  let demos: readonly Demo[];
  let url: string;
  let browser: OpenBrowser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    free = await occupy(DEMO_PORT);
    browser = await openBrowser(executable ?? '');
    demos = [await startDemo()];
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    for (const { stop } of demos) await stop();
    free();
  }, 30_000);

  const openPage = async (demo: Demo | undefined): Promise<void> => {
    url = demo?.url ?? '';
    await page.goto(`${url}/?as=U0AMARA001#C0SPEND001`);
    await page.getByRole('combobox', { name: 'Message #claude-spend' }).waitFor();
  };
  beforeEach(async () => {
    page = await browser.context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    complaints.length = 0;
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
    await openPage(demos[0]);
  });

  afterEach(async () => {
    await page.close();
    expect(complaints).toEqual([]);
  });

  const answers = () =>
    page
      .getByRole('article')
      .filter({ hasText: 'Only visible to you' })
      .filter({ hasNotText: 'the answer comes below' });
  /** Types a line and gives the newest answer, once it is there. */
  const ask = async (line: string) => {
    const before = await answers().count();
    await page.getByRole('combobox', { name: /^Message/ }).fill(line);
    await page.keyboard.press('Enter');
    await answers().nth(before).waitFor();
    return answers().nth(before);
  };
  const cells = (answer: Awaited<ReturnType<typeof ask>>) => answer.getByRole('cell').allTextContents();
  const press = (name: string) => page.getByRole('button', { name }).click();

  it('takes the next port when its own is taken, and has the first answer ready', async () => {
    expect(Number(new URL(url).port)).toBeGreaterThan(DEMO_PORT);
    const first = answers().first();
    await first.getByRole('heading', { name: /^Claude cost · 1/ }).waitFor();
    await first
      .getByText(/Month-end forecast|Nothing was spent|\$[\d,]+\.\d\d/)
      .first()
      .waitFor();
  });

  it.each([
    ['/claude-cost last month by model', /^Claude cost · .+ UTC$/, 'claude-opus-4-8', /^\$[\d,]+\.\d\d$/],
    [
      '/claude-cost 30d by workspace,model model:opus',
      /^Claude cost · model opus · /,
      'Production',
      /^\$[\d,]+\.\d\d$/,
    ],
    ['/claude-usage 7d by key', /^Claude usage · /, 'No API key', /^[\d.]+[KMB]$/],
  ])('answers %s', async (line, title, named, number) => {
    const answer = await ask(line);
    await answer.getByRole('heading', { name: title }).waitFor();
    const shown = await cells(answer);
    expect(shown.some((text) => text.includes(named))).toBe(true);
    expect(shown.some((text) => number.test(text))).toBe(true);
  });

  it('explains itself: help, status, and a word that it does not know', async () => {
    expect(await (await ask('/claude-help')).textContent()).toContain('/claude-cost [PERIOD] [by DIM] [FILTER]');
    expect(await (await ask('/claude-status')).textContent()).toContain('The key is accepted by Acme Research.');
    expect(await (await ask('/claude-cost by wrokspace')).textContent()).toContain('Did you mean by workspace?');
  });

  it('brings a file into the direct messages', async () => {
    await ask('/claude-cost yesterday csv');
    await page
      .getByText(/in your direct messages with me/)
      .last()
      .waitFor();
    await page
      .getByRole('navigation', { name: 'Channels' })
      .getByRole('button', { name: 'Claude Ledger' })
      .first()
      .click();
    const href = await page
      .getByRole('link', { name: /claude-cost.*\.csv/ })
      .last()
      .getAttribute('href');
    const file = await (await fetch(`${url}${href}`)).text();
    expect(file.split('\r\n')[0]).toBe('source,workspace,workspaceId,model,amount');
    expect(file.split('\r\n').length).toBeGreaterThan(20);
  });

  it('shares an answer with the channel, where everybody sees it', async () => {
    const answer = await ask('/claude-cost 7d by product');
    await answer.getByRole('button', { name: 'Share in channel' }).click();
    await page.getByText('You shared /claude-cost 7d by product in this channel.').waitFor();
    await page.getByLabel('You are').selectOption('U0PRIYA003');
    const shared = page.getByRole('article').filter({ hasText: 'Shared by @Amara Okafor' });
    await shared.getByRole('cell', { name: 'Claude Code' }).first().waitFor();
    expect(await answers().count()).toBe(0);
  });

  it('shows the next page where one answer does not hold all', async () => {
    const first = await ask('/claude-chat');
    const before = await answers().count();
    await first.getByRole('button', { name: 'Show more' }).click();
    const second = answers().nth(before);
    await second.getByText(/page 2 of/).waitFor();
    expect(await cells(second)).not.toEqual(await cells(first));
  });

  it('refuses a guest', async () => {
    await page.getByLabel('You are').selectOption('U0GUEST007');
    await page.getByRole('combobox', { name: 'Message #general' }).waitFor();
    const answer = await ask('/claude-cost');
    expect(await answer.textContent()).toContain('I answer full members of this workspace, and you are a guest here.');
  });

  it('says what is wrong when the API is broken, and answers again when it is mended', async () => {
    await press('Refuse the Console key');
    const broken = await ask('/claude-cost 7d');
    await broken.getByText(/refused the key \(401\)/).waitFor();
    await broken.getByText(/Claude Enterprise: \$/).waitFor();
    await press('Mend it');
    const well = await ask('/claude-cost 7d');
    await well.getByText(/Claude Console: \$/).waitFor();
  });

  it('sees what a visitor changes', async () => {
    await press('Add an administrator');
    expect(await cells(await ask('/claude-members role:admin'))).toContain('Nora Newcomer');
  });

  it('raises alerts that can be acted on where they appear', async () => {
    const another = await startDemo();
    demos = [...demos, another];
    await page.goto(`${another.url}/?as=U0AMARA001#C0ALERTS01`);
    await page.getByText('Now watching Acme Research (Claude Enterprise)').waitFor();
    for (const change of ['Add an administrator', 'Create an API key', 'Reactivate an old key']) await press(change);
    await press('Look now');
    await page.getByText('It has looked: 3 new alerts.').waitFor();

    const alert = (title: string) =>
      page.getByRole('article').filter({ hasText: title }).filter({ hasNotText: 'Only visible to you' });
    const act = (title: string, button: string) => alert(title).getByRole('button', { name: button }).click();
    await act('High: Nora Newcomer (nora.newcomer@acme.example) is new and is now an admin of Acme', 'Details');
    await answers().filter({ hasText: 'Nora Newcomer' }).waitFor();
    await act('High: Nora Newcomer', 'Acknowledge');
    await alert('Acknowledged: Nora Newcomer').getByText('@Amara Okafor acknowledged this').waitFor();
    await act('High: New API key "hotfix-export"', 'Snooze 1 day');
    await alert('Snoozed: New API key "hotfix-export"').getByText('snoozed this until').waitFor();
    await act('was reactivated', 'Expected');
    await page.getByRole('dialog').getByRole('textbox').fill('support works again');
    await page.getByRole('dialog').getByRole('button', { name: 'Expected' }).click();
    await alert('Expected: API key').getByText('expected this: support works again').waitFor();
  });
});
