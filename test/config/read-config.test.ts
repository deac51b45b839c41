import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/read-config.ts';
import { claudeVariables, commonVariables, slackVariables } from '../../src/config/variables.ts';

const BOTH = { slack: true, claude: true };
const FULL = {
  SLACK_BOT_TOKEN: 'xoxb-1-2-abc',
  SLACK_APP_TOKEN: 'xapp-1-A1-2-abc',
  LEDGER_ALERT_CHANNEL: 'C0123ALERTS',
  CLAUDE_ADMIN_API_KEY: 'sk-ant-admin01-abc',
};
const VARIABLES = [slackVariables, claudeVariables, commonVariables].flatMap((schema) => Object.keys(schema.shape));

const configOf = (env: Record<string, string>, needs = BOTH) => {
  const reading = readConfig(env, needs);
  if (!reading.ok) throw new Error(reading.problems.join('\n'));
  return { ...reading.config, notes: reading.notes };
};
const problemsOf = (env: Record<string, string>, needs = BOTH) => {
  const reading = readConfig(env, needs);
  return reading.ok ? [] : reading.problems;
};

describe('readConfig', () => {
  it('fills in every default', () => {
    const { slack, claude, ...common } = configOf(FULL);
    expect(common).toEqual({
      stateFile: './data/ledger.json',
      timezone: 'UTC',
      privacy: 'masked',
      logLevel: 'info',
      notes: [],
    });
    expect(slack).toMatchObject({
      host: '0.0.0.0',
      port: 3000,
      apiUrl: 'https://slack.com/api/',
      alertChannel: 'C0123ALERTS',
      admins: [],
      viewers: [],
      pollCron: '*/5 * * * *',
    });
    expect(slack?.botToken.reveal()).toBe('xoxb-1-2-abc');
    expect(slack?.connection).toMatchObject({ transport: 'socket' });
    expect(claude).toMatchObject({ enterpriseKey: null, baseUrl: 'https://api.anthropic.com' });
    expect(claude?.consoleKey?.reveal()).toBe('sk-ant-admin01-abc');
  });

  it('takes every variable', () => {
    const config = configOf({
      ...FULL,
      SLACK_APP_TOKEN: '',
      SLACK_SIGNING_SECRET: ' 0123456789abcdef ',
      PORT: '8080',
      HOST: '127.0.0.1',
      CLAUDE_CHAT_ADMIN_API_KEY: 'sk-ant-api01-xyz',
      LEDGER_STATE: '/var/lib/ledger/state.json',
      LEDGER_ADMINS: 'U1ADA, W2BOB ,S3TEAM,',
      LEDGER_VIEWERS: 'S4FIN',
      LEDGER_TIMEZONE: 'Europe/Vienna',
      LEDGER_POLL_CRON: '0,30 7-19/2 * JAN-Dec mon-FRI',
      LEDGER_PRIVACY: 'Full',
      LOG_LEVEL: 'DEBUG',
      ANTHROPIC_BASE_URL: 'http://127.0.0.1:4000/anthropic/',
      SLACK_API_URL: 'http://127.0.0.1:5000/api',
    });
    expect(config).toMatchObject({
      stateFile: '/var/lib/ledger/state.json',
      timezone: 'Europe/Vienna',
      privacy: 'full',
      logLevel: 'debug',
      slack: {
        connection: { transport: 'http' },
        host: '127.0.0.1',
        port: 8080,
        admins: ['U1ADA', 'W2BOB', 'S3TEAM'],
        viewers: ['S4FIN'],
        pollCron: '0,30 7-19/2 * JAN-Dec mon-FRI',
        apiUrl: 'http://127.0.0.1:5000/api/',
      },
      claude: { baseUrl: 'http://127.0.0.1:4000/anthropic' },
    });
    expect(config.claude?.enterpriseKey?.reveal()).toBe('sk-ant-api01-xyz');
    const connection = config.slack?.connection;
    expect(connection?.transport === 'http' && connection.signingSecret.reveal()).toBe('0123456789abcdef');
  });

  it('names everything that is missing at once', () => {
    const problems = problemsOf({});
    for (const name of ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'LEDGER_ALERT_CHANNEL', 'CLAUDE_ADMIN_API_KEY']) {
      expect(problems.filter((problem) => problem.startsWith(`${name} is missing`))).toHaveLength(1);
    }
    expect(problems).toHaveLength(4);
  });

  it('asks a command only for what it uses', () => {
    const { CLAUDE_ADMIN_API_KEY, ...slackOnly } = FULL;
    expect(configOf({ CLAUDE_ADMIN_API_KEY, PORT: 'x' }, { slack: false, claude: true }).slack).toBeNull();
    expect(configOf({ ...slackOnly, ANTHROPIC_BASE_URL: 'x' }, { slack: true, claude: false }).claude).toBeNull();
    expect(configOf({}, { slack: false, claude: false })).toMatchObject({ slack: null, claude: null });
  });

  it.each([
    ['SLACK_BOT_TOKEN', ['xoxp-user', 'xapp-1', 'xoxb-', 'xoxb-a b']],
    ['SLACK_APP_TOKEN', ['xoxb-1', 'app']],
    ['SLACK_SIGNING_SECRET', ['xoxb-1', 'xapp-1', 'two words']],
    ['CLAUDE_ADMIN_API_KEY', ['sk-ant-api03-abc', 'sk-ant-api01-abc', 'sk-ant-admin', 'key']],
    ['CLAUDE_CHAT_ADMIN_API_KEY', ['sk-ant-admin01-abc', 'xoxb-1', 'two words']],
    ['PORT', ['http', '65536', '-1', '3000.5']],
    ['HOST', ['http://localhost', 'a b']],
    ['LEDGER_ALERT_CHANNEL', ['#alerts', 'alerts', 'U0123', 'C']],
    ['LEDGER_ADMINS', ['ada', 'U1,C2', '<@U1>', 'U1 U2']],
    ['LEDGER_VIEWERS', ['@finance']],
    ['LEDGER_TIMEZONE', ['Mars/Base', '+02:00', 'Vienna']],
    [
      'LEDGER_POLL_CRON',
      ['hourly', '* * * *', '* * * * * *', '60 * * * *', '* 24 * * *', '* * 0 * *', '*/0 * * * *', '9-5 * * * *', ','],
    ],
    ['LEDGER_PRIVACY', ['none', 'mask']],
    ['LOG_LEVEL', ['verbose']],
    ['ANTHROPIC_BASE_URL', ['api.anthropic.com', 'ftp://x', 'https://x/?a=b']],
    ['SLACK_API_URL', ['slack.com/api']],
  ])('refuses a malformed %s with one sentence', (name, values) => {
    for (const value of values) {
      const problems = problemsOf({ ...FULL, [name]: value });
      expect(problems, value).toHaveLength(1);
      expect(problems[0], value).toMatch(new RegExp(`^${name} (is|must) `));
    }
  });

  it('tells which key is in the wrong place', () => {
    expect(problemsOf({ CLAUDE_ADMIN_API_KEY: 'sk-ant-api03-abc' }, { slack: false, claude: true })[0]).toContain(
      'sk-ant-admin',
    );
    expect(problemsOf({ CLAUDE_CHAT_ADMIN_API_KEY: 'sk-ant-admin01-a' }, { slack: false, claude: true })[0]).toContain(
      'CLAUDE_ADMIN_API_KEY',
    );
  });

  it.each(['SLACK_BOT_TOKEN', 'CLAUDE_ADMIN_API_KEY'])(
    'tells that %s was copied with something that shows nowhere',
    (name) => {
      const value = name === 'SLACK_BOT_TOKEN' ? 'xoxb-1' : 'sk-ant-admin01-abc';
      expect(problemsOf({ ...FULL, [name]: `${value}\u200b` })).toEqual([
        `${name} must be copied again: it has a space or another character in it that no key has`,
      ]);
    },
  );

  it('prefers Socket Mode, tries an unusual Enterprise key, and says so', () => {
    const read = configOf({ ...FULL, SLACK_SIGNING_SECRET: 'abc', CLAUDE_CHAT_ADMIN_API_KEY: 'gateway-key' });
    expect(read.slack?.connection.transport).toBe('socket');
    expect(read.claude?.enterpriseKey?.reveal()).toBe('gateway-key');
    expect(read.notes.map((note) => note.split(' ')[0])).toEqual(['SLACK_SIGNING_SECRET', 'CLAUDE_CHAT_ADMIN_API_KEY']);
  });

  it('never repeats a value, whatever line it was pasted into', () => {
    const value = fc.stringMatching(/^Q[A-Za-z0-9]{15,30}$/);
    const env = fc.dictionary(fc.constantFrom(...VARIABLES), value, { noNullPrototype: true });
    fc.assert(
      fc.property(env, (values) => {
        const said = problemsOf(values).join('\n');
        for (const secret of Object.values(values)) expect(said).not.toContain(secret);
      }),
    );
  });
});
