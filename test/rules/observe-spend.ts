import { alertSettings } from '../../src/domain/anomaly/alert-settings.ts';
import { judgeSeries } from '../../src/domain/anomaly/judge-series.ts';
import { listSeries } from '../../src/domain/anomaly/list-series.ts';
import type { Sensitivity } from '../../src/domain/anomaly/settings.ts';
import { type Day, dayOf, plusDays } from '../../src/domain/day.ts';
import { absent, type Part, present } from '../../src/domain/part.ts';
import type { Cost, Source, SpendFacts, SpendRow } from '../../src/domain/spend.ts';
import type { Observation } from '../../src/rules/rule.ts';
import { NOW, usd } from '../support/fake-source.ts';
import { day } from '../support/ledger.ts';
import { poll } from './observe.ts';

const TODAY = dayOf(NOW);

/** Dollars of each day, the last one being today's so far; no today in classic reports. */
interface Books {
  readonly source?: Source;
  readonly generation?: 'analytics' | 'classic';
  /** Ending today, or yesterday for classic reports. */
  readonly daily: readonly string[];
  readonly rows?: readonly SpendRow<Cost>[];
  readonly refreshedAt?: number;
}

export const factsOf = (books: Books): SpendFacts<Cost> => {
  const { source = 'console', generation = 'analytics', daily, rows = [] } = books;
  const end = generation === 'classic' ? TODAY : plusDays(TODAY, 1);
  const first = plusDays(end, -daily.length);
  return {
    source,
    generation,
    covered: { from: day('2026-01-01'), to: end },
    daily: daily.map((amount, index) => ({ day: plusDays(first, index), measure: { amount: usd(amount) } })),
    rows,
    actors: [],
    refreshedAt: generation === 'classic' ? null : ((books.refreshedAt ?? NOW) as SpendFacts<Cost>['refreshedAt']),
    notItemised: null,
  };
};

/** So much on each of so many days, then these. */
export const steady = (amount: string, count: number, ...last: readonly string[]): readonly string[] => [
  ...Array.from({ length: count }, () => amount),
  ...last,
];

export const rowsOf = (
  by: 'workspace' | 'model',
  series: Readonly<Record<string, readonly string[]>>,
  end: Day = plusDays(TODAY, 1),
): readonly SpendRow<Cost>[] =>
  Object.entries(series).flatMap(([id, amounts]) =>
    amounts.map((amount, index) => ({
      day: plusDays(end, index - amounts.length),
      group: { [by]: id },
      measure: { amount: usd(amount) },
    })),
  );

type SpendParts = Partial<
  Pick<Observation, 'spend'> & { byWorkspace: Part<SpendFacts<Cost>>; byModel: Part<SpendFacts<Cost>> }
>;

/** An organisation of which only spend was asked for, judged with this sensitivity. */
export const observeSpend = (
  parts: SpendParts,
  source: Source = 'console',
  sensitivity: Sensitivity = 'normal',
): Observation => {
  const [observation] = poll({ source }).observations;
  if (observation === undefined) throw new Error('no observation');
  const none = absent({ kind: 'not-offered' });
  const watched = {
    spend: parts.spend ?? none,
    spendBy: { workspace: parts.byWorkspace ?? none, model: parts.byModel ?? none },
  };
  const series = listSeries(watched, TODAY);
  const settingsOn = alertSettings(series.find(({ by }) => by === null)?.days ?? [], sensitivity, 'up');
  const judged = series.map((each) => ({ ...each, judgements: judgeSeries(each.days, settingsOn) }));
  return { ...observation, ...watched, judged };
};

export const spentOf = (...facts: readonly SpendFacts<Cost>[]): Part<readonly SpendFacts<Cost>[]> => present(facts);
