import { alertSettings } from '../../domain/anomaly/alert-settings.ts';
import { judgeSeries } from '../../domain/anomaly/judge-series.ts';
import { listSeries, type Series, type SpendBy, type WatchedSpend } from '../../domain/anomaly/list-series.ts';
import { contains, type Day, type Span } from '../../domain/day.ts';
import type { Settings } from '../../domain/ledger-state.ts';
import type { Workspace } from '../../domain/organisation.ts';
import type { Part } from '../../domain/part.ts';
import { lastDays } from '../../domain/period.ts';
import type { Source } from '../../domain/spend.ts';
import type { ClaudeSource } from '../../ports.ts';
import { type Gap, gapOf } from '../describe-gaps.ts';
import type { Raised, Replay } from './alerts-report.ts';

/** A day is judged by up to eight weeks, and these by the four weeks before them: so far back the first day needs its past. */
const PAST_DAYS = 84;

interface Watched extends WatchedSpend {
  readonly source: Source;
  readonly workspaces: Part<readonly Workspace[]>;
}

/** What the rule for spend looks at in one organisation, for these days. */
const watch = async (source: ClaudeSource, days: Span): Promise<Watched> => {
  const splitBy = (by: SpendBy) =>
    source.cost({ daily: days, breakdown: { span: days, by: ['day', by] }, filters: [] });
  const [spend, workspace, model, workspaces] = await Promise.all([
    source.cost({ daily: days, breakdown: null, filters: [] }),
    splitBy('workspace'),
    splitBy('model'),
    source.workspaces(),
  ]);
  return { source: source.source, spend, spendBy: { workspace, model }, workspaces };
};

/** A workspace is called by its name where that could be read; a model is its id. Null is all spend. */
const nameOf = ({ by, id }: Series, workspaces: Watched['workspaces']): string | null => {
  if (by === null) return null;
  if (id === null) return 'none';
  const listed = workspaces.state === 'present' ? workspaces.value : [];
  return listed.find((workspace) => workspace.id === id)?.name ?? id;
};

interface Replaying {
  readonly days: number;
  readonly today: Day;
  readonly sensitivity: Settings['sensitivity'];
  /** Judging one series takes tens of milliseconds: in between, others get their turn. */
  readonly breathe: () => Promise<void>;
}

const raisedIn = async (
  { source, workspaces, ...spend }: Watched,
  span: Span,
  { today, sensitivity, breathe }: Replaying,
): Promise<readonly Raised[]> => {
  const all = listSeries(spend, today);
  const total = all.find(({ by }) => by === null)?.days ?? [];
  const settingsOn = alertSettings(total, sensitivity, 'up');
  const raised: Raised[] = [];
  for (const series of all) {
    await breathe();
    const judged = judgeSeries(series.days, settingsOn).filter(({ day, opens }) => opens && contains(span, day));
    const { by, id } = series;
    raised.push(...judged.map((judgement) => ({ source, by, id, name: nameOf(series, workspaces), judgement })));
  }
  return raised;
};

/** A split that a source never has is not missed. */
const gapsOf = ({ source, spend, spendBy }: Watched): readonly Gap[] => [
  ...gapOf('spend by day', source, spend),
  ...(['workspace', 'model'] as const).flatMap((by) =>
    spendBy[by].state === 'failed' ? gapOf(`spend by ${by} and day`, source, spendBy[by]) : [],
  ),
];

/** Judges each of the last complete days by what was known on it, as the rule does for every poll. */
export const replayAnomalies = async (sources: readonly ClaudeSource[], replaying: Replaying): Promise<Replay> => {
  const { days, today, sensitivity } = replaying;
  const span = lastDays(days, today);
  const watched = await Promise.all(sources.map((source) => watch(source, lastDays(days + PAST_DAYS, today))));
  const raised = await Promise.all(watched.map((each) => raisedIn(each, span, replaying)));
  return {
    span,
    sensitivity,
    raised: raised.flat().toSorted((a, b) => b.judgement.day - a.judgement.day),
    gaps: watched.flatMap(gapsOf),
  };
};
