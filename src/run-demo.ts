import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from './app.ts';
import { commands } from './commands/index.ts';
import { readConfig } from './config/read-config.ts';
import { dayOf, toInstant } from './domain/day.ts';
import type { Terminal } from './report/run-report.ts';
import { keepPeopleSigningIn } from './sandbox/claude/keep-people-signing-in.ts';
import { DEMO_SETTINGS, SANDBOX_KEYS } from './sandbox/claude/settings.ts';
import { startClaudeApi } from './sandbox/claude/start-claude-api.ts';
import { createCompany } from './sandbox/organisation/company.ts';
import { buildControls } from './sandbox/page/build-controls.ts';
import { startSlackPage } from './sandbox/page/start-slack-page.ts';
import { SAMPLE_WORKSPACE } from './sandbox/slack/sample-workspace.ts';
import { startSlack } from './sandbox/slack/start-slack.ts';
import { systemWorld } from './world.ts';

const PAGE_PORT = 3210;
const CHANNEL = 'C0SPEND001';
const OWNER = 'U0AMARA001';

/** What the bot has read less than this ago it does not read again: a visitor would not see what they have changed. */
const REREAD_MS = 5000;

/** The stand-in has no limit, and a visitor asks more in a minute than a company does. */
const REQUESTS_PER_MINUTE = 1000;

/** How often somebody signs in to the sample organisation. */
const SIGN_IN_MS = 30_000;

/** This machine's clock, until a visitor does not want to wait. */
const createDemoClock = () => {
  let skipped = 0;
  return {
    ...systemWorld.clock,
    now: () => toInstant(systemWorld.clock.now() + skipped),
    skip: (ms: number): void => {
      skipped += ms;
    },
  };
};

/**
 * The same bot between two stand-ins on this machine: a sample organisation that answers as Anthropic does, and a Slack
 * workspace with a web page. No account, no key, nothing kept.
 */
export const runDemo = async (terminal: Terminal, stopping: Promise<void>): Promise<number> => {
  const clock = createDemoClock();
  const { now } = clock;
  const folder = await mkdtemp(join(tmpdir(), 'claude-ledger-demo-'));
  const claude = await startClaudeApi({
    company: createCompany({ today: dayOf(now()) }),
    now,
    settings: DEMO_SETTINGS,
  });
  const slack = await startSlack({ workspace: SAMPLE_WORKSPACE });
  const reading = readConfig(
    {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      ANTHROPIC_BASE_URL: claude.url,
      CLAUDE_ADMIN_API_KEY: SANDBOX_KEYS.console,
      CLAUDE_CHAT_ADMIN_API_KEY: SANDBOX_KEYS.enterprise,
      LEDGER_ALERT_CHANNEL: 'C0ALERTS01',
      LEDGER_VIEWERS: 'S0FINOPS01',
      LEDGER_STATE: join(folder, 'ledger.json'),
      LOG_LEVEL: 'warn',
      HOST: '127.0.0.1',
      PORT: '0',
    },
    { slack: true, claude: true },
  );
  if (!reading.ok) throw new Error(reading.problems.join('\n'));
  const app = createApp(reading.config, { clock, requestsPerMinute: REQUESTS_PER_MINUTE });
  const { port } = await app.start();
  slack.connectBot(`http://127.0.0.1:${port}/slack/events`);
  const firstLook = app.poll().catch(() => undefined);
  const look = async () => {
    await firstLook;
    const { opened, resolved } = (await app.poll()).document;
    return { opened: opened.length, resolved: resolved.length };
  };
  const page = await startSlackPage({
    slack,
    port: PAGE_PORT,
    title: 'Claude Ledger',
    prefix: '/claude-',
    commands,
    controls: buildControls({ claude, slack, now, look, pause: () => clock.skip(REREAD_MS) }),
    startChannel: CHANNEL,
  });
  await slack.command({ user: OWNER, channel: CHANNEL, command: '/claude-cost' });
  terminal.out(`The demo is at ${page.url}: type a command, or press an example. Ctrl+C ends it.\n`);
  const endSignIns = keepPeopleSigningIn(claude, SIGN_IN_MS);
  await stopping;
  endSignIns();
  await page.close();
  await app.stop();
  await slack.close();
  await claude.close();
  await rm(folder, { recursive: true, force: true });
  return 0;
};
