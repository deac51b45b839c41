import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { createApp } from '../../../src/app.ts';
import { INCIDENT_ACTIONS } from '../../../src/blocks/incident-actions.ts';
import type { Message } from '../../../src/blocks/message.ts';
import { readConfig } from '../../../src/config/read-config.ts';
import { dayOf, toInstant } from '../../../src/domain/day.ts';
import { SANDBOX_KEYS } from '../../../src/sandbox/claude/settings.ts';
import { type SandboxClaudeApi, startClaudeApi } from '../../../src/sandbox/claude/start-claude-api.ts';
import { createCompany } from '../../../src/sandbox/organisation/company.ts';
import type { SlackOptions, SlackStandIn } from '../../../src/sandbox/slack/stand-in.ts';
import { startSlack } from '../../../src/sandbox/slack/start-slack.ts';
import type { StoredMessage } from '../../../src/sandbox/slack/state/create-timeline.ts';
import { checkMessage } from '../../blocks/check-message.ts';
import { COMPANY, WATERMARK } from '../../sandbox/claude/ask.ts';
import { WORKSPACE } from '../../sandbox/slack/start-sandbox.ts';
import { pollByHand } from './poll-by-hand.ts';
import { createStoryClock, type StoryClock } from './story-clock.ts';

type Environment = Readonly<Record<string, string>>;

export interface Setting {
  /** Which organisations there are keys for. */
  readonly keys?: 'both' | 'console' | 'enterprise';
  /** Whether the Usage and Cost Analytics API answers the Console's key. */
  readonly generation?: 'analytics' | 'classic';
  readonly transport?: 'http' | 'socket';
  readonly slack?: Partial<SlackOptions>;
  readonly environment?: Environment;
  /** The world is that of today, for processes that go by the system's clock. */
  readonly live?: boolean;
}

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Who asks unless a story says otherwise: an administrator, in a channel where the bot is. */
export const ADAM = 'U0ADAM';
export const GENERAL = 'C0GENERAL';

const newFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'ledger-story-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

const environmentOf = (claude: SandboxClaudeApi, slack: SlackStandIn, folder: string, setting: Setting) => {
  const { keys = 'both', transport = 'http', environment = {} } = setting;
  return {
    SLACK_BOT_TOKEN: slack.botToken,
    ...(transport === 'socket' ? { SLACK_APP_TOKEN: slack.appToken } : { SLACK_SIGNING_SECRET: slack.signingSecret }),
    SLACK_API_URL: slack.apiUrl,
    ANTHROPIC_BASE_URL: claude.url,
    ...(keys !== 'enterprise' && { CLAUDE_ADMIN_API_KEY: SANDBOX_KEYS.console }),
    ...(keys !== 'console' && { CLAUDE_CHAT_ADMIN_API_KEY: SANDBOX_KEYS.enterprise }),
    LEDGER_ALERT_CHANNEL: 'C0ALERTS',
    LEDGER_STATE: join(folder, 'ledger.json'),
    HOST: '127.0.0.1',
    PORT: '0',
    ...environment,
  };
};

export const toMessage = ({ text, blocks }: StoredMessage): Message => ({ text, blocks }) as unknown as Message;

const FAILED = / failed with the error /;
const IS_ON_ITS_WAY = /^Working on .*: the answer comes below\.$/;
export const isAnswer = ({ text }: StoredMessage): boolean => !IS_ON_ITS_WAY.test(text);

/** The workspace, and how often somebody pressed what may write to Anthropic. */
const countDecisions = (stand: SlackStandIn) => {
  const deciding: readonly string[] = [INCIDENT_ACTIONS.approve, INCIDENT_ACTIONS.deny];
  let decided = 0;
  const slack: SlackStandIn = {
    ...stand,
    press: (input) => {
      if (deciding.includes(input.actionId)) decided += 1;
      return stand.press(input);
    },
    submit: (input) => {
      decided += 1;
      return stand.submit(input);
    },
  };
  return { slack, decided: () => decided };
};

/** The bot as it is deployed, between the two stand-ins, on a clock of its own. Everything that it said is checked at the end. */
export const startStory = async (setting: Setting = {}) => {
  const clock: StoryClock = setting.live ? createStoryClock(Date.now()) : createStoryClock();
  const classic = { console: 'forbidden', enterprise: 'on' } as const;
  const claude = await startClaudeApi({
    company: setting.live ? createCompany({ today: dayOf(clock.now()) }) : COMPANY,
    now: setting.live ? () => toInstant(Date.now()) : clock.now,
    settings: {
      ...(setting.live ? {} : { watermark: () => WATERMARK }),
      ...(setting.generation === 'classic' && { analytics: classic }),
    },
  });
  const { slack, decided } = countDecisions(await startSlack({ workspace: WORKSPACE, ...setting.slack }));
  const folder = await newFolder();
  const environment = environmentOf(claude, slack, folder, setting);
  const logged: string[] = [];

  const newApp = (changes: Environment = {}) => {
    const reading = readConfig({ ...environment, ...changes }, { slack: true, claude: true });
    if (!reading.ok) throw new Error(reading.problems.join('\n'));
    return createApp(reading.config, {
      clock,
      random: () => 0.5,
      write: (line) => logged.push(line),
      schedule: pollByHand,
    });
  };
  let app = newApp();

  const start = async (): Promise<number> => {
    const { port } = await app.start();
    if (setting.transport !== 'socket') slack.connectBot(`http://127.0.0.1:${port}/slack/events`);
    return port;
  };
  /** An uploaded file stands in a message of Slack's own making, without words. */
  const everythingSaid = () =>
    slack.world.timeline.all().filter(({ user, files }) => user === WORKSPACE.bot.userId && files.length === 0);

  onTestFinished(async () => {
    const running = clock.runFreely();
    await app.stop();
    running();
    await slack.close();
    await claude.close();
    const written = claude.requests.filter(({ method }) => method !== 'GET').length;
    expect(written, 'what was written to Anthropic without a press').toBeLessThanOrEqual(decided());
    for (const message of everythingSaid()) expect(checkMessage(toMessage(message)), message.text).toEqual([]);
  });

  /** The answers to what `act` makes this person see, once there are `count`. */
  const answersAfter = async (user: string, act: () => Promise<unknown>, count = 1) => {
    const before = new Set(slack.ephemerals(user).map(({ ts }) => ts));
    await act();
    return slack.waitFor(`an answer for ${user}`, () => {
      const fresh = slack.ephemerals(user).filter(({ ts }) => !before.has(ts));
      const failed = fresh.find(({ text }) => FAILED.test(text));
      if (failed !== undefined) throw new Error(failed.text);
      const answers = fresh.filter(isAnswer);
      return answers.length >= count ? answers : undefined;
    });
  };

  return {
    claude,
    slack,
    clock,
    environment,
    logged: () => logged.join(''),
    start,
    stop: () => app.stop(),
    /** One poll, as the schedule or a job would run it. */
    poll: () => app.poll(),
    /** The digests that are due, or all of them, as the schedule or a job would send them. */
    digest: (now = false) => app.digest({ now }),
    /** The process ends, and another one is made beside the same files. */
    restart: async (changes: Environment = {}) => {
      await app.stop();
      app = newApp(changes);
    },
    /** Types a command and waits for its answer. A minute goes by before, as people take their time. */
    ask: async (line: string, { user = ADAM, channel = GENERAL } = {}): Promise<StoredMessage> => {
      clock.advance(61_000);
      const [command = '', ...words] = line.split(' ');
      const text = words.join(' ');
      const [answer] = await answersAfter(user, () => slack.command({ user, channel, command, text }));
      if (answer === undefined) throw new Error(`no answer to ${line}`);
      return answer;
    },
    answersAfter,
    /** Every file that the bot keeps of the past gets another content. */
    damageHistory: async () => {
      const history = join(folder, 'history');
      const names = await readdir(history);
      expect(names.length).toBeGreaterThan(0);
      await Promise.all(names.map((name) => writeFile(join(history, name), '{"version":1,"rows":"0"')));
    },
    /** The same in a terminal. */
    report: async (...args: readonly string[]): Promise<Outcome> => {
      clock.advance(61_000);
      const said = { out: '', err: '' };
      const code = await app.report(args, {
        out: (text) => {
          said.out += text;
        },
        err: (text) => {
          said.err += text;
        },
        isInteractive: false,
      });
      return { code, ...said };
    },
    /** Requests that the bot makes while something happens. */
    requestsDuring: async (act: () => Promise<unknown>) => {
      const before = claude.requests.length;
      await act();
      return claude.requests.slice(before);
    },
  };
};

export type Story = Awaited<ReturnType<typeof startStory>>;
