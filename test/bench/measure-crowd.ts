import { SAMPLE_WORKSPACE } from '../../src/sandbox/slack/sample-workspace.ts';
import type { Workspace, WorkspaceUser } from '../../src/sandbox/slack/workspace.ts';
import { alternate } from './alternate.ts';
import { type BenchLine, drawLine } from './line.ts';
import type { Scale } from './scale.ts';
import { PATIENCE_MS, startBot } from './start-bot.ts';
import { startProcess } from './start-process.ts';

const CHANNEL = 'C0SPEND001';
const QUESTION = { command: '/claude-cost', text: '90d by workspace,model' };
const PEOPLE = 100;
/** A network's: without it the first question is answered before the last one has arrived, and they are not asked at once. */
const LATENCY_MS = 20;
/** The pause after which a person is told that the answer is on its way is theirs to wait; those of the budget are not. */
const TURNS_PAST_MS = 5000;

const CROWD: readonly WorkspaceUser[] = Array.from({ length: PEOPLE }, (_, place) => {
  const name = `person-${place}`;
  return { id: `U0CROWD${place}`, name, realName: name, email: `${name}@example.com`, role: 'admin' };
});

const WORKSPACE: Workspace = {
  ...SAMPLE_WORKSPACE,
  users: [...SAMPLE_WORKSPACE.users, ...CROWD],
  channels: SAMPLE_WORKSPACE.channels.map((channel) =>
    channel.id === CHANNEL ? { ...channel, members: [...channel.members, ...CROWD.map(({ id }) => id)] } : channel,
  ),
};

const countServed = async (claudeUrl: string): Promise<number> =>
  Number(await (await fetch(`${claudeUrl}/served`)).text());

/** So many people ask the same thing of a bot that has never been asked. */
const askAtOnce = async (claudeUrl: string, count: number): Promise<{ ms: number; requests: number }> => {
  const { slack, stop } = await startBot({ workspace: WORKSPACE, claudeUrl, turnsPast: TURNS_PAST_MS });
  const people = CROWD.slice(0, count).map(({ id }) => id);
  const answered = new Set<string>();
  const isAllAnswered = (): true | undefined => {
    for (const { onlyFor, text } of slack.world.timeline.all())
      if (onlyFor !== null && text.startsWith('Claude cost')) answered.add(onlyFor);
    return people.every((user) => answered.has(user)) || undefined;
  };
  await slack.command({ user: 'U0AMARA001', channel: CHANNEL, command: '/claude-help' });
  const servedBefore = await countServed(claudeUrl);
  const startedAt = performance.now();
  await Promise.all(people.map((user) => slack.command({ ...QUESTION, user, channel: CHANNEL })));
  await slack.waitFor('an answer for everybody', isAllAnswered, PATIENCE_MS);
  const ms = performance.now() - startedAt;
  const requests = (await countServed(claudeUrl)) - servedBefore;
  await stop();
  return { ms, requests };
};

/** A room full of people who ask for the same report at the same moment. */
export const measureCrowd = async ({ spend, pollRuns }: Scale): Promise<BenchLine[]> => {
  const slowly = { ...spend, latencyMs: LATENCY_MS };
  const server = await startProcess<{ url: string }>(new URL('./serve-claude.ts', import.meta.url), slowly);
  const { url } = server.hello;
  const requests = { all: [] as number[], one: [] as number[] };
  const ask = async (count: number, counted: number[]): Promise<number> => {
    const asked = await askAtOnce(url, count);
    counted.push(asked.requests);
    return asked.ms;
  };
  await askAtOnce(url, 1);
  const [all = [], one = []] = await alternate(pollRuns, [() => ask(PEOPLE, requests.all), () => ask(1, requests.one)]);
  await server.stop();
  const about = {
    name: 'many at once',
    subject: `${PEOPLE} people ask ${QUESTION.command} ${QUESTION.text}`,
    against: 'one person asks',
  };
  return [
    drawLine({ ...about, unit: 'ms', target: { of: 'ratio', atMost: 5 } }, all, one),
    drawLine({ ...about, unit: 'requests', target: { of: 'ratio', atMost: 1 } }, requests.all, requests.one),
  ];
};
