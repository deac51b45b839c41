import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { SAMPLE_WORKSPACE } from '../../src/sandbox/slack/sample-workspace.ts';
import { startSlack } from '../../src/sandbox/slack/start-slack.ts';
import { alternate } from './alternate.ts';
import { botEnvironment } from './bot-environment.ts';
import { type BenchLine, drawLine } from './line.ts';
import type { Scale } from './scale.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NOBODY = 'http://127.0.0.1:9';
const LOOK_MS = 5;

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

const startBot = async (environment: Record<string, string>): Promise<number> => {
  const port = await findFreePort();
  const startedAt = performance.now();
  const bot = run(['src/main.ts', 'serve'], { ...environment, PORT: String(port) });
  while (!(await isReady(port))) {
    if (bot.exitCode !== null) throw new Error(`The bot ended with ${bot.exitCode}`);
    await delay(LOOK_MS);
  }
  const ms = performance.now() - startedAt;
  bot.kill();
  await once(bot, 'exit');
  return ms;
};

const loadBolt = async (): Promise<number> => {
  const startedAt = performance.now();
  const [code] = await once(run(['--input-type=module', '--eval', "import '@slack/bolt';"], {}), 'exit');
  if (code !== 0) throw new Error(`Loading Bolt ended with ${code}`);
  return performance.now() - startedAt;
};

/** From nothing to a bot that Slack reaches over its socket. */
export const measureStart = async ({ runs }: Scale): Promise<BenchLine[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'claude-ledger-bench-'));
  const slack = await startSlack({ workspace: SAMPLE_WORKSPACE });
  const environment = { ...botEnvironment(slack, NOBODY, folder), SLACK_APP_TOKEN: slack.appToken };
  await startBot(environment);
  const [ready = [], loaded = []] = await alternate(runs, [() => startBot(environment), loadBolt]);
  await slack.close();
  await rm(folder, { recursive: true, force: true });
  return [
    drawLine(
      {
        name: 'start',
        subject: 'from `node src/main.ts serve` until /readyz says ready',
        against: 'node, loading @slack/bolt and ending',
        unit: 'ms',
        target: { of: 'ratio', atMost: 1.5 },
      },
      ready,
      loaded,
    ),
  ];
};
