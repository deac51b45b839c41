import { describe, expect, it } from 'vitest';
import { judgeSeries } from '../../../src/domain/anomaly/judge-series.ts';
import { type AnomalySettings, anomalySettings } from '../../../src/domain/anomaly/settings.ts';
import { generateSeries, HABITS } from '../../../src/sandbox/organisation/sample-series.ts';
import { ORDINARY, withEpisodes } from './sample-episodes.ts';
import { dailySpend } from './sample-spend.ts';

const SEEDS = [1, 2, 3];
const NORMAL = anomalySettings('normal', 'both');

interface Score {
  readonly episodes: number;
  readonly found: number;
  /** Days that raised an anomaly outside all episodes. */
  readonly wrong: number;
  readonly days: number;
}

const score = (name: string, seed: number, settings: AnomalySettings): Score => {
  const { series, episodes } = withEpisodes(ORDINARY[name]?.(seed) ?? [], seed);
  const judged = judgeSeries(series, () => settings);
  const raised = judged.flatMap(({ opens }, index) => (opens ? [index] : []));
  const isIn = (day: number, { from, to }: { readonly from: number; readonly to: number }) => day >= from && day < to;
  return {
    episodes: episodes.length,
    found: episodes.filter((episode) => raised.some((day) => isIn(day, episode))).length,
    wrong: raised.filter((day) => !episodes.some((episode) => isIn(day, episode))).length,
    days: judged.filter(({ range }) => range !== null).length,
  };
};

const pooled = (names: readonly string[], settings: AnomalySettings) => {
  const scores = names.flatMap((name) => SEEDS.map((seed) => score(name, seed, settings)));
  const total = (part: keyof Score): number => scores.reduce((sum, one) => sum + one[part], 0);
  const [episodes, found, wrong] = [total('episodes'), total('found'), total('wrong')];
  return {
    recall: found / episodes,
    wrongPer100: (100 * wrong) / total('days'),
    f1: (2 * found) / (found + wrong + episodes),
  };
};

const EVERYBODY = Object.keys(ORDINARY);

describe('spend anomalies over many ways to spend', () => {
  const overall = pooled(EVERYBODY, NORMAL);

  it('find nearly every burst, failure and lasting change', () => {
    expect(overall.recall).toBeGreaterThan(0.9);
  });

  it('raise hardly anything else', () => {
    expect(overall.wrongPer100).toBeLessThan(0.6);
  });

  it.each(EVERYBODY)('hold for each of them: %s', (name) => {
    const own = pooled([name], NORMAL);
    // Days that differ by 40 % for no reason hide many of the episodes.
    expect(own.recall).toBeGreaterThan(name === 'noisy' ? 0.4 : 0.9);
    expect(own.wrongPer100).toBeLessThan(1.5);
  });

  it.each([
    ['deviations', { deviations: NORMAL.deviations * 0.9 }],
    ['deviations', { deviations: NORMAL.deviations * 1.1 }],
    ['least share', { leastShare: NORMAL.leastShare * 0.8 }],
    ['least share', { leastShare: NORMAL.leastShare * 1.2 }],
  ] as const)('do not hang on the exact %s: %o', (_, change) => {
    expect(pooled(EVERYBODY, { ...NORMAL, ...change }).f1).toBeGreaterThan(overall.f1 - 0.1);
  });

  it('raise more when they are to be sensitive, less when they are not', () => {
    const rates = (['low', 'normal', 'high'] as const).map((sensitivity) => {
      const { recall, wrongPer100 } = pooled(EVERYBODY, anomalySettings(sensitivity, 'both'));
      return { recall, wrongPer100 };
    });
    expect(rates.map(({ recall }) => recall)).toEqual(rates.map(({ recall }) => recall).toSorted((a, b) => a - b));
    expect(rates[0]?.wrongPer100).toBeLessThan(0.25);
    expect(rates[2]?.wrongPer100).toBeLessThan(3);
  });

  it.each(['tiny', 'intermittent'])('leave alone what is too little or too irregular to tell: %s', (name) => {
    const judged = SEEDS.flatMap((seed) =>
      judgeSeries(dailySpend(generateSeries(HABITS[name] ?? expect.fail(), seed)), () => NORMAL),
    );
    expect(judged.filter(({ opens }) => opens).length).toBeLessThan(judged.length / 200);
  });
});
