import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { SAMPLE_WORKSPACE } from '../../src/sandbox/slack/sample-workspace.ts';
import type { SlackStandIn } from '../../src/sandbox/slack/stand-in.ts';
import { startSlack } from '../../src/sandbox/slack/start-slack.ts';
import { botEnvironment } from './bot-environment.ts';
import { type BenchLine, drawLine } from './line.ts';
import type { PollReport, PollTask, Worked } from './poll-organisation.ts';
import type { Scale } from './scale.ts';
import { startProcess } from './start-process.ts';

const MEGABYTE = 1_000_000;
/** 150 MiB. */
const MORE_MEGABYTES = 157;

/** A poll in a process of its own, so that it is nobody else's memory and processor time. */
const runPoll = async (task: PollTask): Promise<PollReport> => {
  const run = await startProcess<PollReport>(new URL('./poll-organisation.ts', import.meta.url), task);
  await run.stop();
  return run.hello;
};

const inFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'claude-ledger-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** A bot that has never seen the organisation polls it so often. */
export const pollAfresh = (slack: SlackStandIn, url: string, polls: number): Promise<PollReport> =>
  inFolder((folder) => {
    const environment = { ...botEnvironment(slack, url, folder), SLACK_SIGNING_SECRET: slack.signingSecret };
    return runPoll({ environment, polls });
  });

interface Round {
  readonly first: Worked;
  readonly again: Worked;
  readonly firstFloor: Worked;
  readonly againFloor: Worked;
  readonly peak: number;
  readonly idlePeak: number;
}

const measureRound = async (slack: SlackStandIn, url: string): Promise<Round> => {
  const { worked, peakBytes } = await pollAfresh(slack, url, 2);
  const [first, again] = worked;
  if (first === undefined || again === undefined) throw new Error('There were fewer polls than asked for');
  const repeat = async ({ requests }: Worked): Promise<Worked> => {
    const [floor] = (await runPoll({ url, recorded: requests })).worked;
    return floor ?? first;
  };
  const idle = await pollAfresh(slack, url, 0);
  return {
    first,
    again,
    firstFloor: await repeat(first),
    againFloor: await repeat(again),
    peak: peakBytes / MEGABYTE,
    idlePeak: idle.peakBytes / MEGABYTE,
  };
};

/** Lists give each page once; a report is asked again whenever its numbers may be newer. */
const isList = ({ path }: { path: string }): boolean => !/_report|\/analytics\/|\/compliance\//.test(path);
const listPaths = ({ requests }: Worked): readonly string[] => requests.filter(isList).map(({ path }) => path);

const replacedBeyondState = ({ written }: Worked): number =>
  written.filter((file) => basename(file) !== 'ledger.json').length;

const draw = (rounds: readonly Round[]): BenchLine[] => {
  const each = (measure: (round: Round) => number): number[] => rounds.map(measure);
  const floor = 'the same pages, downloaded and parsed';
  return [
    drawLine(
      { name: 'first poll', subject: 'time', against: floor, unit: 'ms', target: { of: 'ratio', atMost: 1.3 } },
      each(({ first }) => first.ms),
      each(({ firstFloor }) => firstFloor.ms),
    ),
    drawLine(
      {
        name: 'first poll',
        subject: 'requests for lists',
        against: 'different pages among them',
        unit: 'requests',
        target: { of: 'ratio', atMost: 1 },
      },
      each(({ first }) => listPaths(first).length),
      each(({ first }) => new Set(listPaths(first)).size),
    ),
    drawLine(
      {
        name: 'first poll',
        subject: 'peak memory, with a second poll',
        against: 'a bot that was asked for nothing',
        unit: 'MB',
        target: { of: 'difference', atMost: MORE_MEGABYTES },
      },
      each(({ peak }) => peak),
      each(({ idlePeak }) => idlePeak),
    ),
    drawLine(
      {
        name: 'poll without a change',
        subject: 'own processor time: without that of downloading and parsing',
        against: 'that of the first poll',
        unit: 'ms',
        target: { of: 'ratio', atMost: 0.25 },
      },
      each(({ again, againFloor }) => again.cpuMs - againFloor.cpuMs),
      each(({ first, firstFloor }) => first.cpuMs - firstFloor.cpuMs),
    ),
    drawLine(
      {
        name: 'poll without a change',
        subject: 'files written besides the state',
        against: 'those of the first poll',
        unit: 'files',
        target: { of: 'measured', atMost: 0 },
      },
      each(({ again }) => replacedBeyondState(again)),
      each(({ first }) => replacedBeyondState(first)),
    ),
  ];
};

/** The first look at a very large organisation, and the next one, when nothing has changed. */
export const measurePolls = async ({ polls, pollRuns }: Scale): Promise<BenchLine[]> => {
  const server = await startProcess<{ url: string }>(new URL('./serve-claude.ts', import.meta.url), polls);
  const slack = await startSlack({ workspace: SAMPLE_WORKSPACE });
  // Once without counting: the server works its answers out.
  await pollAfresh(slack, server.hello.url, 1);
  const rounds: Round[] = [];
  while (rounds.length < pollRuns) rounds.push(await measureRound(slack, server.hello.url));
  await slack.close();
  await server.stop();
  return draw(rounds);
};
