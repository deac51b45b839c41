import { setTimeout as delay } from 'node:timers/promises';
import { SAMPLE_WORKSPACE } from '../../src/sandbox/slack/sample-workspace.ts';
import type { SlackStandIn } from '../../src/sandbox/slack/stand-in.ts';
import { type BenchLine, drawLine } from './line.ts';
import type { Scale } from './scale.ts';
import { PATIENCE_MS, startBot } from './start-bot.ts';
import { startProcess } from './start-process.ts';

const PERSON = { user: 'U0AMARA001', channel: 'C0SPEND001' };
const WORK = [
  { command: '/claude-members', text: '', title: 'Claude members' },
  { command: '/claude-keys', text: '', title: 'Claude API keys' },
  { command: '/claude-cost', text: '90d by workspace,model', title: 'Claude cost' },
];
const IDLE_MS = 2000;
const BETWEEN_MS = 20;

/** How long acknowledgements took, milliseconds, shortest first. */
type Waits = readonly number[];

/** The wait that no more than one in a hundred exceeds. */
const p99 = (waits: Waits): number => waits[Math.ceil(waits.length * 0.99) - 1] ?? Number.NaN;
const longest = (waits: Waits): number => waits.at(-1) ?? Number.NaN;

/** Sends a small command again and again until `until`. */
const probe = async (slack: SlackStandIn, until: Promise<unknown>): Promise<Waits> => {
  const waits: number[] = [];
  let over = false;
  const ended = until.finally(() => {
    over = true;
  });
  do {
    const delivery = await slack.command({ ...PERSON, command: '/claude-help' });
    waits.push(delivery.ok ? delivery.ackMs : PATIENCE_MS);
    await delay(BETWEEN_MS);
  } while (!over);
  await ended;
  return waits.toSorted((a, b) => a - b);
};

const askAll = async (slack: SlackStandIn): Promise<void> => {
  await Promise.all(WORK.map(({ command, text }) => slack.command({ ...PERSON, command, text })));
  const isAnswered = ({ title }: { title: string }): boolean =>
    slack.ephemerals(PERSON.user).some(({ text }) => text.startsWith(title));
  await slack.world.feed.waitFor('the answers', () => WORK.every(isAnswered) || undefined, PATIENCE_MS);
};

const measureOnce = async (claudeUrl: string, idleMs: number): Promise<{ busy: Waits; idle: Waits }> => {
  const { slack, poll, stop } = await startBot({ workspace: SAMPLE_WORKSPACE, claudeUrl, turnsPast: 1 });
  // The first command also looks up who asks.
  await slack.command({ ...PERSON, command: '/claude-help' });
  const idle = await probe(slack, delay(idleMs));
  const busy = await probe(slack, Promise.all([askAll(slack), poll()]));
  await stop();
  return { busy, idle };
};

/**
 * How long Slack waits for an acknowledgement while the same process polls a very large organisation for the first time,
 * lists it and reports on it.
 */
export const measureAcknowledgement = async ({ polls, pollRuns }: Scale): Promise<BenchLine[]> => {
  const server = await startProcess<{ url: string }>(new URL('./serve-claude.ts', import.meta.url), polls);
  const { url } = server.hello;
  const measured = [];
  await measureOnce(url, 0);
  while (measured.length < pollRuns) measured.push(await measureOnce(url, IDLE_MS));
  await server.stop();
  const work = `while ${WORK.map(({ command, text }) => `${command} ${text}`.trim()).join(', ')} and a first poll run`;
  const about = { name: 'acknowledgement', unit: 'ms' } as const;
  return [
    drawLine(
      {
        ...about,
        subject: `99 of 100 are quicker, ${work}`,
        against: 'of an idle bot',
        target: { of: 'difference', atMost: 100 },
      },
      measured.map(({ busy }) => p99(busy)),
      measured.map(({ idle }) => p99(idle)),
    ),
    drawLine(
      {
        ...about,
        subject: 'the longest of them',
        against: 'the longest of an idle bot',
        target: { of: 'measured', atMost: 1000 },
      },
      measured.map(({ busy }) => longest(busy)),
      measured.map(({ idle }) => longest(idle)),
    ),
  ];
};
