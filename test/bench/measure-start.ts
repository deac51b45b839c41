import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import manifest from '../../package.json' with { type: 'json' };
import { dayOf, toInstant } from '../../src/domain/day.ts';
import { startClaudeApi } from '../../src/sandbox/claude/start-claude-api.ts';
import { createCompany } from '../../src/sandbox/organisation/company.ts';
import { SAMPLE_WORKSPACE } from '../../src/sandbox/slack/sample-workspace.ts';
import type { SlackStandIn } from '../../src/sandbox/slack/stand-in.ts';
import { startSlack } from '../../src/sandbox/slack/start-slack.ts';
import { alternate } from './alternate.ts';
import { botEnvironment } from './bot-environment.ts';
import { type BenchLine, drawLine } from './line.ts';
import type { Scale } from './scale.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NOBODY = 'http://127.0.0.1:9';
const LOOK_MS = 5;
const YEAR = 366;

/** What `npm start` runs. */
const MAIN = manifest.scripts.start.split(' ')[1] ?? '';

const run = (args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess =>
  spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'inherit'] });

const findFreePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
};

const isReady = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );

interface Started {
  readonly readyMs: number;
  /** How long the first command waited for its acknowledgement, and the next one. */
  readonly firstMs: number;
  readonly nextMs: number;
}

/** Milliseconds until the bot has acknowledged a command. */
const acknowledge = async (slack: SlackStandIn): Promise<number> => {
  const delivery = await slack.command({ user: 'U0AMARA001', channel: 'C0SPEND001', command: '/claude-help' });
  if (!delivery.ok) throw new Error('A command was not acknowledged');
  return delivery.ackMs;
};

const startBot = async (slack: SlackStandIn, environment: Record<string, string>): Promise<Started> => {
  const port = await findFreePort();
  const startedAt = performance.now();
  const bot = run([MAIN, 'serve'], { ...environment, PORT: String(port) });
  while (!(await isReady(port))) {
    if (bot.exitCode !== null) throw new Error(`The bot ended with ${bot.exitCode}`);
    await delay(LOOK_MS);
  }
  const readyMs = performance.now() - startedAt;
  const firstMs = await acknowledge(slack);
  const nextMs = await acknowledge(slack);
  bot.kill();
  await once(bot, 'exit');
  return { readyMs, firstMs, nextMs };
};

const loadBolt = async (): Promise<number> => {
  const startedAt = performance.now();
  const [code] = await once(run(['--input-type=module', '--eval', "import '@slack/bolt';"], {}), 'exit');
  if (code !== 0) throw new Error(`Loading Bolt ended with ${code}`);
  return performance.now() - startedAt;
};

/** A poll and a question about the year before: from then on there are snapshots, a state and a history to begin with. */
const rememberYear = async (environment: Record<string, string>): Promise<void> => {
  const now = () => toInstant(Date.now());
  const claude = await startClaudeApi({ company: createCompany({ today: dayOf(now()), days: YEAR }), now });
  for (const words of [
    ['report', 'cost', 'ytd', 'by', 'workspace,model'],
    ['job', 'poll'],
  ]) {
    const [code] = await once(run([MAIN, ...words], { ...environment, ANTHROPIC_BASE_URL: claude.url }), 'exit');
    if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}`);
  }
  await claude.close();
};

/** From nothing to a bot that Slack reaches over its socket. */
export const measureStart = async ({ runs }: Scale): Promise<BenchLine[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'claude-ledger-bench-'));
  const slack = await startSlack({ workspace: SAMPLE_WORKSPACE });
  const environment = { ...botEnvironment(slack, NOBODY, folder), SLACK_APP_TOKEN: slack.appToken };
  await rememberYear(environment);
  await startBot(slack, environment);
  const started: Started[] = [];
  const [ready = [], loaded = []] = await alternate(runs, [
    async () => {
      started.push(await startBot(slack, environment));
      return started.at(-1)?.readyMs ?? Number.NaN;
    },
    loadBolt,
  ]);
  await slack.close();
  await rm(folder, { recursive: true, force: true });
  return [
    drawLine(
      {
        name: 'start',
        subject: 'from `npm start`, without npm itself, until /readyz says ready',
        against: 'node, loading @slack/bolt and ending',
        unit: 'ms',
        target: { of: 'ratio', atMost: 1.5 },
      },
      ready,
      loaded,
    ),
    drawLine(
      {
        name: 'start',
        subject: 'the acknowledgement of a command that comes as soon as it is ready',
        against: 'that of the next one',
        unit: 'ms',
        target: { of: 'measured', atMost: 1000 },
      },
      started.map(({ firstMs }) => firstMs),
      started.map(({ nextMs }) => nextMs),
    ),
  ];
};
