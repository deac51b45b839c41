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

interface Asked {
  readonly ms: number;
  /** Without the time in which a request was under way: what is left is this program's own. */
  readonly ownMs: number;
  readonly requests: readonly SeenRequest[];
}

const ask = async (bot: Awaited<ReturnType<typeof openBot>>, question: string): Promise<Asked> => {
  const { ms, requests } = await watchRequests(() => bot.ask(question));
  return { ms, ownMs: ms - waitedFor(requests), requests };
};

/** A question about a dense quarter: asked for the first time, and again; then another one that lies inside it. */
export const measureSpend = async ({ spend, runs, peerRuns }: Scale): Promise<BenchLine[]> => {
  const server = await startProcess<{ url: string }>(new URL('./serve-claude.ts', import.meta.url), spend);
  const { url } = server.hello;
  const first: Asked[] = [];
  const second: Asked[] = [];
  const inside: Asked[] = [];
  const askTwice = async (): Promise<void> => {
    const bot = await openBot(url);
    first.push(await ask(bot, QUESTION));
    second.push(await ask(bot, QUESTION));
    inside.push(await ask(bot, INSIDE));
    await bot.close();
  };
  // Once without counting: the server works its answers out, the compiler learns, and what the floor repeats is recorded.
  await askTwice();
  const [cold, again] = [first.pop()?.requests ?? [], second.pop()?.requests ?? []];
  inside.pop();
  const replay = async (recorded: readonly SeenRequest[]): Promise<number> =>
    (await watchRequests(() => replayRequests(url, recorded))).ms;
  await replay(cold);

  const [, coldFloor = [], againFloor = []] = await alternate(runs, [
    () => askTwice().then(() => 0),
    () => replay(cold),
    () => replay(again),
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
  const [coldMs, countsOf] = [first.map(({ ms }) => ms), (asked: Asked[]) => asked.map((each) => each.requests.length)];
  const cost = { name: 'cold question', subject: QUESTION };
  const once = { name: 'asked again', subject: QUESTION };
  const warm = { name: 'warm question', subject: `${INSIDE}, after ${QUESTION}`, against: `${QUESTION}, cold` };
  return [
    drawLine({ ...cost, against: floor, unit: 'ms', target: { of: 'ratio', atMost: 1.3 } }, coldMs, coldFloor),
    drawLine({ ...cost, against: script, unit: 'ms', target: { of: 'ratio', atMost: 0.2 } }, coldMs, peer),
    drawLine(
      { ...cost, against: script, unit: 'requests', target: { of: 'measured', atMost: 40 } },
      countsOf(first),
      peerRequests,
    ),
    drawLine(
      { ...once, against: 'the first time', unit: 'requests', target: { of: 'measured', atMost: 1 } },
      countsOf(second),
      countsOf(first),
    ),
    drawLine(
      {
        ...once,
        subject: `${QUESTION}: time in which no request was under way`,
        against: floor,
        unit: 'ms',
        target: { of: 'measured', atMost: 5 },
      },
      second.map(({ ownMs }) => ownMs),
      againFloor,
    ),
    drawLine(
      { ...warm, unit: 'ms', target: { of: 'ratio', atMost: 0.02 } },
      inside.map(({ ms }) => ms),
      coldMs,
    ),
    drawLine({ ...warm, unit: 'requests', target: { of: 'measured', atMost: 1 } }, countsOf(inside), countsOf(first)),
  ];
};
