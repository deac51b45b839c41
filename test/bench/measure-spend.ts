import { alternate } from './alternate.ts';
import { type BenchLine, drawLine } from './line.ts';
import { openBot } from './open-bot.ts';
import { pageWithSdk } from './page-with-sdk.ts';
import { replayRequests } from './replay-requests.ts';
import type { Scale } from './scale.ts';
import { startProcess } from './start-process.ts';
import { type SeenRequest, waitedFor, watchRequests } from './watch-requests.ts';

const QUESTION = '/claude-cost 90d by workspace,model';
/** Days inside those that were read, by another dimension. */
const INSIDE = '/claude-cost 30d by model';
const DAYS = 90;
const WARM_UP = 12;

interface Asked {
  readonly ms: number;
  /** Without the time in which a request was under way: what is left is this program's own. */
  readonly ownMs: number;
  readonly requests: readonly SeenRequest[];
}

/** What one bot was asked, in this order. */
interface Round {
  readonly cold: Asked;
  readonly again: Asked;
  readonly inside: Asked;
}

const ask = async (bot: Awaited<ReturnType<typeof openBot>>, question: string): Promise<Asked> => {
  const { ms, requests } = await watchRequests(() => bot.ask(question));
  return { ms, ownMs: ms - waitedFor(requests), requests };
};

/** A question about a dense quarter: asked for the first time, and again; then another one that lies inside it. */
export const measureSpend = async ({ spend, runs, peerRuns }: Scale): Promise<BenchLine[]> => {
  const server = await startProcess<{ url: string }>(new URL('./serve-claude.ts', import.meta.url), spend);
  const { url } = server.hello;
  const askAll = async (): Promise<Round> => {
    const bot = await openBot(url);
    const round = { cold: await ask(bot, QUESTION), again: await ask(bot, QUESTION), inside: await ask(bot, INSIDE) };
    await bot.close();
    return round;
  };
  const replay = async ({ requests }: Asked): Promise<number> =>
    (await watchRequests(() => replayRequests(url, requests))).ms;
  // Without counting: the server works its answers out, and the compiler learns what it knows in a bot that runs for days.
  let recorded = await askAll();
  for (let round = 1; round < WARM_UP; round += 1) {
    await replay(recorded.cold);
    recorded = await askAll();
  }

  const rounds: Round[] = [];
  const [coldMs = [], coldFloor = [], againFloor = []] = await alternate(runs, [
    async () => {
      const round = await askAll();
      rounds.push(round);
      return round.cold.ms;
    },
    () => replay(recorded.cold),
    () => replay(recorded.again),
  ]);
  const peerRequests: number[] = [];
  await pageWithSdk(url, DAYS);
  const [peer = []] = await alternate(peerRuns, [
    async () => {
      const { ms, requests } = await watchRequests(() => pageWithSdk(url, DAYS));
      peerRequests.push(requests.length);
      return ms;
    },
  ]);
  await server.stop();

  const floor = 'the same bytes, downloaded and parsed';
  const script = 'a script with the official SDK over daily rows';
  const countsOf = (question: keyof Round): number[] => rounds.map((round) => round[question].requests.length);
  const cost = { name: 'cold question', subject: QUESTION };
  const once = { name: 'asked again', subject: QUESTION };
  const warm = { name: 'warm question', subject: `${INSIDE}, after ${QUESTION}`, against: `${QUESTION}, cold` };
  return [
    drawLine({ ...cost, against: floor, unit: 'ms', target: { of: 'ratio', atMost: 1.3 } }, coldMs, coldFloor),
    drawLine({ ...cost, against: script, unit: 'ms', target: { of: 'ratio', atMost: 0.2 } }, coldMs, peer),
    drawLine(
      { ...cost, against: script, unit: 'requests', target: { of: 'measured', atMost: 40 } },
      countsOf('cold'),
      peerRequests,
    ),
    drawLine(
      { ...once, against: 'the first time', unit: 'requests', target: { of: 'measured', atMost: 1 } },
      countsOf('again'),
      countsOf('cold'),
    ),
    drawLine(
      {
        ...once,
        subject: `${QUESTION}: time in which no request was under way`,
        against: floor,
        unit: 'ms',
        target: { of: 'measured', atMost: 5 },
      },
      rounds.map(({ again }) => again.ownMs),
      againFloor,
    ),
    drawLine(
      { ...warm, unit: 'ms', target: { of: 'ratio', atMost: 0.02 } },
      rounds.map(({ inside }) => inside.ms),
      coldMs,
    ),
    drawLine(
      { ...warm, unit: 'requests', target: { of: 'measured', atMost: 1 } },
      countsOf('inside'),
      countsOf('cold'),
    ),
  ];
};
