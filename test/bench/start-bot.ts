import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SlackStandIn } from '../../src/sandbox/slack/stand-in.ts';
import { startSlack } from '../../src/sandbox/slack/start-slack.ts';
import type { Workspace } from '../../src/sandbox/slack/workspace.ts';
import { botEnvironment } from './bot-environment.ts';
import type { BotTask } from './run-bot.ts';
import { startProcess } from './start-process.ts';

interface Surroundings extends Omit<BotTask, 'environment'> {
  readonly workspace: Workspace;
  readonly claudeUrl: string;
}

interface ServedBot {
  readonly slack: SlackStandIn;
  poll(): Promise<unknown>;
  stop(): Promise<void>;
}

/** Longer than anything here takes: what is late is measured, not given up. */
export const PATIENCE_MS = 120_000;

/** A bot in a process of its own that has seen nothing yet, and the Slack that reaches it. */
export const startBot = async ({ workspace, claudeUrl, turnsPast }: Surroundings): Promise<ServedBot> => {
  const folder = await mkdtemp(join(tmpdir(), 'claude-ledger-bench-'));
  const slack = await startSlack({ workspace, ackTimeoutMs: PATIENCE_MS });
  const environment = { ...botEnvironment(slack, claudeUrl, folder), SLACK_SIGNING_SECRET: slack.signingSecret };
  const task: BotTask = { environment, turnsPast };
  const bot = await startProcess<{ port: number }>(new URL('./run-bot.ts', import.meta.url), task);
  slack.connectBot(`http://127.0.0.1:${bot.hello.port}/slack/events`);
  return {
    slack,
    poll: bot.ask,
    stop: async () => {
      await bot.stop();
      await slack.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
