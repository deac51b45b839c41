import { describe, expect, it } from 'vitest';
import { eventually } from '../../slack/kit/start-edge.ts';
import { type Setting, startStory } from '../kit/start-story.ts';
import { runMain, startMain } from './run-main.ts';

/*
 * What the story must show: as a process, a report is one document on standard output and nothing else there; exit
 * codes mean what they say; the doctor finds what is wrong and says how to mend it; and a configuration is told all
 * of its problems at once, and no secret.
 */

/** Complete days, so that nothing moves while two processes answer. */
const DAYS = '7d';
const start = (setting: Setting = {}) => startStory({ ...setting, live: true });

describe('report', () => {
  it.each(['json', 'table'] as const)('prints %s and nothing else', async (format) => {
    const story = await start();
    const args = ['cost', DAYS, 'by', 'model', '--format', format];
    const ended = await runMain(['report', ...args], story.environment);
    expect(ended).toEqual({ code: 0, err: '', out: (await story.report(...args)).out });
    if (format === 'json') expect(() => JSON.parse(ended.out)).not.toThrow();
  });

  it('ends with 1, one sentence and a document that says null, when a key is refused', async () => {
    const story = await start({ keys: 'console' });
    story.claude.configure({ keys: { console: null, enterprise: null } });
    const { code, out, err } = await runMain(['report', 'cost', DAYS, '--format', 'json'], story.environment);
    expect(code).toBe(1);
    expect(err).toMatch(
      /^The Claude Console refused the key \(401\), .*CLAUDE_ADMIN_API_KEY and restart Claude Ledger\.\n$/,
    );
    expect(JSON.parse(out)).toMatchObject({ command: 'cost', total: null, rows: [] });
  });

  it.each([
    [['cost', 'by', 'wrokspace'], /^I did not understand by wrokspace\. Did you mean by workspace\?/],
    [[], /^Say which report/],
  ])('ends with 2 and says what would work: %j', async (args, words) => {
    const story = await start({ keys: 'console' });
    const { code, out, err } = await runMain(['report', ...args], story.environment);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(words);
  });

  it.each([
    [['cost', 'help'], 0, /^What Claude costs/, /^$/],
    [['help', '--format', 'csv'], 0, /^command,summary/, /^$/],
    [['cots'], 2, /^$/, /^There is no report “cots”/],
    [['cost', '--format', 'xml'], 2, /^$/, /^--format is one of/],
  ])('says without a key what needs none: %j', async (args, code, out, err) => {
    expect(await runMain(['report', ...args])).toEqual({
      code,
      out: expect.stringMatching(out),
      err: expect.stringMatching(err),
    });
  });

  it('says nothing when whoever reads it leaves before the end', async () => {
    const { child, ended } = startMain(['report', 'help', '--format', 'json'], {});
    child.stdout.destroy();
    expect(await ended).toMatchObject({ code: 1, err: '' });
  });

  it('needs no Slack', async () => {
    const story = await start({ keys: 'console' });
    const { ANTHROPIC_BASE_URL, CLAUDE_ADMIN_API_KEY = '', LEDGER_STATE } = story.environment;
    const only = { ANTHROPIC_BASE_URL, CLAUDE_ADMIN_API_KEY, LEDGER_STATE };
    expect((await runMain(['report', 'cost', DAYS], only)).code).toBe(0);
  });
});

describe('doctor', () => {
  it('finds everything well, and ends with 0', async () => {
    const story = await start();
    const { code, out, err } = await runMain(['doctor'], story.environment);
    expect({ code, err, failed: out.match(/^FAIL.*/gm) }).toEqual({ code: 0, err: '', failed: null });
    expect(out).toMatch(/^ok +Slack bot token +connected to Acme$/m);
    expect(out).toMatch(/^ok +Claude Console key +accepted by the organisation Acme Research$/m);
    expect(out).toMatch(/^ok +Claude Enterprise reports +the Usage and Cost Analytics API answers$/m);
  });

  it.each([
    [
      'a bot token that is dead',
      { SLACK_BOT_TOKEN: 'xoxb-dead' },
      /^FAIL +Slack bot token .*invalid_auth.*SLACK_BOT_TOKEN/m,
    ],
    [
      'a key that is refused',
      { CLAUDE_ADMIN_API_KEY: 'sk-ant-admin01-dead' },
      /^FAIL +Claude Console key .*401.*CLAUDE_ADMIN_API_KEY/m,
    ],
    ['a channel that has a name', { LEDGER_ALERT_CHANNEL: '#alerts' }, /^FAIL +Configuration .*LEDGER_ALERT_CHANNEL/m],
  ])('with %s, it ends with 1 and says how to mend it', async (_, wrong, line) => {
    const story = await start();
    const { code, out } = await runMain(['doctor'], { ...story.environment, ...wrong });
    expect(code).toBe(1);
    expect(out).toMatch(line);
    expect(out).not.toMatch(/xoxb-|sk-ant-admin01/);
  });
});

it('the doctor says that nobody answers where nobody does', async () => {
  const story = await start({ keys: 'console' });
  await story.claude.close();
  const { code, out } = await runMain(['doctor'], story.environment);
  expect(code).toBe(1);
  expect(out).toMatch(/^FAIL +Claude Console key .*ECONNREFUSED.*ANTHROPIC_BASE_URL/m);
});

describe('the configuration', () => {
  it('is told every problem at once, and no secret', async () => {
    const secret = 'xoxp-very-secret';
    const { code, out, err } = await runMain(['serve'], {
      SLACK_BOT_TOKEN: secret,
      CLAUDE_ADMIN_API_KEY: 'sk-ant-api03-very-secret',
      LEDGER_TIMEZONE: 'Vienna',
      PORT: 'eighty',
    });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(
      err
        .trim()
        .split('\n')
        .map((line) => line.trim()),
    ).toEqual([
      'The configuration is not complete:',
      expect.stringMatching(/^SLACK_BOT_TOKEN is not a bot token/),
      expect.stringMatching(/^PORT is not a port number/),
      expect.stringMatching(/^LEDGER_ALERT_CHANNEL is missing/),
      expect.stringMatching(/^SLACK_APP_TOKEN is missing/),
      expect.stringMatching(/^CLAUDE_ADMIN_API_KEY is not a Console Admin key/),
      expect.stringMatching(/^LEDGER_TIMEZONE is not an IANA time zone/),
    ]);
    expect(err).not.toContain('very-secret');
  });

  it.each(['sreve', 'toString'])('a word that is no sub-command is told which there are: %s', async (word) => {
    const { code, err } = await runMain([word]);
    expect(code).toBe(2);
    expect(err).toMatch(/^Say what to run: [a-z, ]+\.\n$/);
    for (const known of ['serve', 'report', 'doctor', 'demo']) expect(err).toContain(known);
  });
});

it.each(['serve', 'doctor', 'demo'])('%s takes no words, and does not pass over one', async (name) => {
  expect(await runMain([name, '--now'])).toEqual({
    code: 2,
    out: '',
    err: '“--now” is not understood: this takes no words.\n',
  });
});

describe('serve', () => {
  it('answers, and ends with 0 when it is told to stop', async () => {
    const story = await start({ transport: 'socket' });
    const bot = startMain(['serve'], { ...story.environment, LOG_LEVEL: 'info' });
    await story.slack.waitFor('the bot to connect', () => (story.slack.botIsReady() ? true : undefined));
    expect((await story.ask('/claude-help')).text).toMatch(/^Claude Ledger answers \/claude-cost/);
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toMatchObject({ code: 0, out: '' });
  });

  it('says in one sentence why it cannot start, and ends with 1', async () => {
    const story = await start();
    const dead = await runMain(['serve'], { ...story.environment, SLACK_BOT_TOKEN: 'xoxb-dead', LOG_LEVEL: 'error' });
    expect({ code: dead.code, err: dead.err.trim() }).toEqual({
      code: 1,
      err: "Slack no longer accepts the app's token: install the app again.",
    });
    const port = new URL(story.claude.url).port;
    const taken = await runMain(['serve'], { ...story.environment, PORT: port, LOG_LEVEL: 'error' });
    expect({ code: taken.code, err: taken.err.trim() }).toEqual({
      code: 1,
      err: 'The port is taken by another program: stop it, or choose another PORT.',
    });
  });

  it('stops at once when it is told to while Slack does not answer', async () => {
    const story = await start();
    story.slack.faults.add({ method: 'auth.test', effect: { kind: 'unreachable' } });
    const bot = startMain(['serve'], { ...story.environment, LOG_LEVEL: 'warn' });
    await eventually(() => expect(bot.said.err).toContain('slack_unreachable'));
    bot.child.kill('SIGTERM');
    expect((await bot.ended).code).toBe(0);
  });
});
