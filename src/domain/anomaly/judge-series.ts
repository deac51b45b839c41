import type { Day } from '../day.ts';
import { asPast, findFirstSpend, isOldEnough, judgeDay } from './judge-day.ts';
import type { DayAmount, Judgement } from './judgement.ts';
import type { AnomalySettings } from './settings.ts';

/** What a day is judged by. */
export type SettingsOn = (day: Day) => AnomalySettings;

/** The judgements of every day of a series, and what they were judged by. */
export interface Judged {
  readonly judgements: readonly Judgement[];
  readonly settingsOn: SettingsOn;
}

const isSame = (a: AnomalySettings, b: AnomalySettings): boolean =>
  a.deviations === b.deviations &&
  a.leastShare === b.leastShare &&
  a.leastAmount === b.leastAmount &&
  a.direction === b.direction;

/** How many days from the first on stand as they were judged: the same days, amounts and settings. */
const countStanding = (days: readonly DayAmount[], settingsOn: SettingsOn, before: Judged): number => {
  const changed = days.findIndex(({ day, amount }, index) => {
    const known = before.judgements[index];
    return known?.day !== day || known.amount !== amount || !isSame(before.settingsOn(day), settingsOn(day));
  });
  return changed === -1 ? days.length : changed;
};

/**
 * Judges every day of a series (complete days, ascending, gaps allowed), each by nothing but the days before it: some
 * hundredths of a millisecond for each. `before` are the judgements of the same series when it was looked at last;
 * those that nothing has changed for are taken over, so that the result never depends on it. Where all of them are,
 * they are given back themselves.
 */
export const judgeSeries = (
  days: readonly DayAmount[],
  settingsOn: SettingsOn,
  before: Judged | null = null,
): readonly Judgement[] => {
  const standing = before === null ? 0 : countStanding(days, settingsOn, before);
  const known = before?.judgements ?? [];
  if (standing === days.length && standing === known.length) return known;
  const judgements = known.slice(0, standing);
  const past = judgements.map(asPast);
  for (const today of days.slice(standing)) {
    const judgement = judgeDay({ judgements, past }, today, settingsOn(today.day));
    judgements.push(judgement);
    past.push(asPast(judgement));
  }
  return judgements;
};

/**
 * Whether any day may come out above what is expected. A day departs by more than the least amount, so that one that
 * costs no more cannot; and one that has too little history is not judged. A long tail of small series, and all of an
 * organisation in its first weeks, need not be judged.
 */
export const mayRise = (days: readonly DayAmount[], settingsOn: SettingsOn): boolean => {
  const first = findFirstSpend(days);
  return (
    first !== undefined &&
    days.some((each) => isOldEnough(first, each.day) && each.amount > settingsOn(each.day).leastAmount)
  );
};
