import { SAMPLE_WORKSPACE } from '../../src/sandbox/slack/sample-workspace.ts';
import { startSlack } from '../../src/sandbox/slack/start-slack.ts';
import { alternate } from './alternate.ts';
import { type BenchLine, drawLine } from './line.ts';
import { pollAfresh } from './measure-polls.ts';
import { openBot } from './open-bot.ts';
import type { Growth, Scale } from './scale.ts';
import { startProcess } from './start-process.ts';

const STEPS = [1, 10, 100];

const serve = (size: object) => startProcess<{ url: string }>(new URL('./serve-claude.ts', import.meta.url), size);

/**
 * The steeper of the two steps: 1 when ten times as much takes ten times as long. What takes the same time whatever the
 * size makes the first of them flat, and must not hide the second.
 */
const steepest = (times: readonly number[]): number =>
  Math.max(...times.slice(1).map((time, step) => Math.log10(time / (times[step] ?? Number.NaN))));

/** Processor time of this process, milliseconds: a busy machine does not bend it. */
const processorTime = async (work: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

const ask = async (url: string, line: string): Promise<number> => {
  const bot = await openBot(url);
  const ms = await processorTime(() => bot.ask(line));
  await bot.close();
  return ms;
};

const line = (subject: string, rounds: readonly number[][]): BenchLine =>
  drawLine(
    {
      name: 'growth',
      subject,
      against: 'as much more work as there is more to do',
      unit: 'exponent',
      target: { of: 'measured', atMost: 1.05 },
    },
    rounds.map(steepest),
    [1],
  );

/** The times of each round: those of the contenders side by side. */
const roundsOf = async (runs: number, contenders: readonly (() => Promise<number>)[]): Promise<number[][]> => {
  for (const contender of contenders) await contender();
  const times = await alternate(runs, contenders);
  return Array.from({ length: runs }, (_, run) => times.map((each) => each[run] ?? Number.NaN));
};

const growInRows = async ({ rows }: Growth, runs: number): Promise<BenchLine> => {
  const sizes = STEPS.map((step) => ({ ...rows, workspaces: rows.workspaces * step, dense: true }));
  const servers = await Promise.all(sizes.map(serve));
  const question = `/claude-cost ${rows.days}d by workspace,model`;
  const rounds = await roundsOf(
    runs,
    servers.map(
      ({ hello }) =>
        () =>
          ask(hello.url, question),
    ),
  );
  await Promise.all(servers.map(({ stop }) => stop()));
  const counts = sizes.map(({ workspaces, models, days }) => workspaces * models * days);
  return line(`${question}: ${counts.join(', ')} rows`, rounds);
};

const growInDays = async ({ rows, days }: Growth, runs: number): Promise<BenchLine> => {
  const server = await serve({ ...rows, workspaces: rows.workspaces * 10, days: Math.max(...days), dense: true });
  const rounds = await roundsOf(
    runs,
    days.map((count) => () => ask(server.hello.url, `/claude-cost ${count}d by day,model`)),
  );
  await server.stop();
  return line(`/claude-cost by day,model: ${days.join(', ')} days`, rounds);
};

const growInMembers = async ({ members }: Growth, runs: number): Promise<BenchLine> => {
  const slack = await startSlack({ workspace: SAMPLE_WORKSPACE });
  const counts = STEPS.map((step) => members * step);
  const servers = await Promise.all(counts.map((count) => serve({ members: count, days: 95 })));
  const pollOnce = async (url: string): Promise<number> =>
    (await pollAfresh(slack, url, 1)).worked.reduce((total, { cpuMs }) => total + cpuMs, 0);
  const rounds = await roundsOf(
    runs,
    servers.map(
      ({ hello }) =>
        () =>
          pollOnce(hello.url),
    ),
  );
  await Promise.all(servers.map(({ stop }) => stop()));
  await slack.close();
  return line(`first poll: ${counts.join(', ')} members`, rounds);
};

/** Whether ten times as much takes more than ten times as long. */
export const measureGrowth = async ({ growth, pollRuns }: Scale): Promise<BenchLine[]> => [
  await growInRows(growth, pollRuns),
  await growInDays(growth, pollRuns),
  await growInMembers(growth, pollRuns),
];
