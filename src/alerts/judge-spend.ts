import { alertSettings } from '../domain/anomaly/alert-settings.ts';
import { type Judged, judgeSeries, mayRise } from '../domain/anomaly/judge-series.ts';
import { listSeries, type WatchedSpend } from '../domain/anomaly/list-series.ts';
import type { Sensitivity } from '../domain/anomaly/settings.ts';
import type { Day } from '../domain/day.ts';
import type { Source } from '../domain/spend.ts';
import type { JudgedSeries } from '../rules/rule.ts';

interface Judging {
  readonly source: Source;
  readonly sensitivity: Sensitivity;
  readonly today: Day;
}

/** Judges every series of spend that may have risen: see `listSeries` and `alertSettings`. */
export type JudgeSpend = (spend: WatchedSpend, judging: Judging) => Promise<readonly JudgedSeries[]>;

/**
 * Judges one series after the other, and lets others have their turn (`breathe`) after each: it takes milliseconds,
 * and an organisation may have hundreds. What the last look at a source has judged is kept, so that the
 * next one judges only what is new or has changed; nothing that it says depends on that. It ends with what `breathe`
 * throws.
 */
export const createSpendJudge = (breathe: () => Promise<void>): JudgeSpend => {
  const lastLook = new Map<Source, ReadonlyMap<string, Judged>>();
  return async (spend, { source, sensitivity, today }) => {
    const series = listSeries(spend, today);
    const total = series.find(({ by }) => by === null)?.days ?? [];
    const settingsOn = alertSettings(total, sensitivity, 'up');
    const before = lastLook.get(source);
    const judged: JudgedSeries[] = [];
    for (const each of series) {
      if (!mayRise(each.days, settingsOn)) continue;
      const known = before?.get(each.subject) ?? null;
      const judgements = judgeSeries(each.days, settingsOn, known);
      judged.push({ ...each, judgements });
      if (judgements !== known?.judgements) await breathe();
    }
    lastLook.set(source, new Map(judged.map(({ subject, judgements }) => [subject, { judgements, settingsOn }])));
    return judged;
  };
};
