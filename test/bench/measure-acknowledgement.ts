import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { SAMPLE_WORKSPACE } from '../../src/sandbox/slack/sample-workspace.ts';
import type { SlackStandIn } from '../../src/sandbox/slack/stand-in.ts';
import { startSlack } from '../../src/sandbox/slack/start-slack.ts';
import { botEnvironment } from './bot-environment.ts';
import { type BenchLine, drawLine } from './line.ts';
import type { Scale } from './scale.ts';
import { startProcess } from './start-process.ts';

const PERSON = { user: 'U0AMARA001', channel: 'C0SPEND001' };
const WORK = [
  { command: '/claude-members', title: 'Claude members' },
  { command: '/claude-keys', title: 'Claude API keys' },
];
const PATIENCE_MS = 60_000;
const BETWEEN_MS = 20;

/** Sends a small command again and again until `until`; the longest that one of them waited for its acknowledgement. */
const probe = async (slack: SlackStandIn, until: Promise<unknown>): Promise<number> => {
  let longest = 0;
  let over = false;
  const ended = until.finally(() => {
    over = true;
  });
  do {
    const delivery = await slack.command({ ...PERSON, command: '/claude-help' });
    longest = Math.max(longest, delivery.ok ? delivery.ackMs : PATIENCE_MS);
    await delay(BETWEEN_MS);
  } while (!over);
  await ended;
  return longest;
};

const askAll = async (slack: SlackStandIn): Promise<void> => {
  await Promise.all(WORK.map(({ command }) => slack.command({ ...PERSON, command })));
  const isAnswered = ({ title }: { title: string }): boolean =>
    slack.ephemerals(PERSON.user).some(({ text }) => text.startsWith(title));
  await slack.world.feed.waitFor('the lists', () => WORK.every(isAnswered) || undefined, PATIENCE_MS);
};

const measureOnce = async (claudeUrl: string): Promise<{ busy: number; idle: number }> => {
  const folder = await mkdtemp(join(tmpdir(), 'claude-ledger-bench-'));
  const slack = await startSlack({ workspace: SAMPLE_WORKSPACE, ackTimeoutMs: PATIENCE_MS });
  const environment = { ...botEnvironment(slack, claudeUrl, folder), SLACK_SIGNING_SECRET: slack.signingSecret };
  const bot = await startProcess<{ port: number }>(new URL('./run-bot.ts', import.meta.url), environment);
  slack.connectBot(`http://127.0.0.1:${bot.hello.port}/slack/events`);
  // The first command also looks up who asks.
  await slack.command({ ...PERSON, command: '/claude-help' });
  const idle = await probe(slack, delay(500));
  const busy = await probe(slack, askAll(slack));
  await bot.stop();
  await slack.close();
  await rm(folder, { recursive: true, force: true });
  return { busy, idle };
};

/** How long Slack waits for an acknowledgement while the same process lists a very large organisation. */
export const measureAcknowledgement = async ({ lists, runs }: Scale): Promise<BenchLine[]> => {
  const server = await startProcess<{ url: string }>(new URL('./serve-claude.ts', import.meta.url), lists);
  const { url } = server.hello;
  const measured = [];
  await measureOnce(url);
  for (let run = 0; run < runs; run += 1) measured.push(await measureOnce(url));
  await server.stop();
  return [
    drawLine(
      {
        name: 'acknowledgement',
        subject: `the longest, while ${WORK.map(({ command }) => command).join(' and ')} run`,
        against: 'the longest of an idle bot',
        unit: 'ms',
        target: { of: 'measured', atMost: 1000 },
      },
      measured.map(({ busy }) => busy),
      measured.map(({ idle }) => idle),
    ),
  ];
};
