import { describe, expect, it } from 'vitest';
import { createSpendJudge } from '../../src/alerts/judge-spend.ts';
import { dayOf } from '../../src/domain/day.ts';
import { present } from '../../src/domain/part.ts';
import { factsOf, rowsOf } from '../rules/observe-spend.ts';
import { NOW } from '../support/fake-source.ts';

const JUDGING = { source: 'console', sensitivity: 'normal', today: dayOf(NOW) } as const;

/** About as much every day, and this yesterday; today's is not complete. */
const daily = (usual: number, yesterday = usual): readonly string[] => [
  ...Array.from({ length: 83 }, (_, index) => String(usual + (index % 5))),
  String(yesterday),
  '1',
];

type Amounts = Readonly<Record<string, readonly string[]>>;
const WORKSPACES: Amounts = { wrkspc_a: daily(60), wrkspc_b: daily(50), wrkspc_tiny: daily(0) };

const spendOf = (workspaces: Amounts = WORKSPACES, models: Amounts = { opus: daily(120) }) => {
  const total = factsOf({ daily: daily(600) });
  const split = (by: 'workspace' | 'model', amounts: Amounts) => present({ ...total, rows: rowsOf(by, amounts) });
  return {
    spend: present(total),
    spendBy: { workspace: split('workspace', workspaces), model: split('model', models) },
  };
};

/** A judge, and how often it has let others have their turn. */
const createJudge = () => {
  let turns = 0;
  const judge = createSpendJudge(async () => {
    turns += 1;
  });
  return { judge, turns: () => turns };
};

const judgeAfresh = (spend: ReturnType<typeof spendOf>) => createJudge().judge(spend, JUDGING);

describe('spend that is watched', () => {
  it('is judged in total and for every workspace and model that may rise, the largest first', async () => {
    const judged = await judgeAfresh(spendOf({ ...WORKSPACES, wrkspc_tiny: daily(0, 5.5) }));
    expect(judged.map(({ subject }) => subject)).toEqual([
      'total',
      'workspace:wrkspc_a',
      'workspace:wrkspc_b',
      'model:opus',
    ]);
    for (const { days, judgements } of judged)
      expect(judgements.map(({ day }) => day)).toEqual(days.map(({ day }) => day));
  });

  it('is judged for hundreds of workspaces, and everybody else gets a turn after each', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`wrkspc_${index}`, daily(10 + index).slice(-40)]),
    );
    const { judge, turns } = createJudge();
    expect(await judge(spendOf(many), JUDGING)).toHaveLength(62);
    expect(turns()).toBe(62);
  });

  it('is judged again only where something has changed', async () => {
    const { judge, turns } = createJudge();
    await judge(spendOf(), JUDGING);
    const first = turns();
    expect(await judge(spendOf(), JUDGING)).toEqual(await judgeAfresh(spendOf()));
    expect(turns()).toBe(first);

    const risen = spendOf({ ...WORKSPACES, wrkspc_b: daily(50, 900) });
    const judged = await judge(risen, JUDGING);
    expect(turns()).toBe(first + 1);
    expect(judged).toEqual(await judgeAfresh(risen));
    expect(judged.find(({ id }) => id === 'wrkspc_b')?.judgements.at(-1)).toMatchObject({ opens: true });
  });

  it('is judged afresh with another sensitivity, and apart from the other organisation', async () => {
    const { judge, turns } = createJudge();
    await judge(spendOf(), JUDGING);
    const first = turns();
    await judge(spendOf(), { ...JUDGING, source: 'enterprise' });
    expect(turns()).toBe(2 * first);
    await judge(spendOf(), { ...JUDGING, sensitivity: 'low' });
    expect(turns()).toBe(3 * first);
  });

  it('is forgotten when it is no longer there', async () => {
    const { judge, turns } = createJudge();
    await judge(spendOf(), JUDGING);
    const { wrkspc_a: _, ...left } = WORKSPACES;
    await judge(spendOf(left), JUDGING);
    const before = turns();
    await judge(spendOf(), JUDGING);
    expect(turns()).toBe(before + 1);
  });
});
