import type { Day } from '../day.ts';
import type { Money } from '../money.ts';

export interface DayAmount {
  readonly day: Day;
  readonly amount: Money;
}

/** What a day's past predicts for it. A day outside `low` to `high` departs from it, in dollars and in percent. */
export interface ExpectedRange {
  readonly expected: Money;
  readonly low: Money;
  readonly high: Money;
  /** How many earlier days it rests on. */
  readonly restsOn: number;
  /** Whether it is what this day of the week usually costs, because the past shows a weekly rhythm. */
  readonly isWeekly: boolean;
}

/** Days on one side of what is expected that follow each other: one event, however long. */
export interface Episode {
  readonly side: 'above' | 'below';
  /** The farthest that it has been, in deviations of the past. */
  readonly peak: number;
  /** How many days were outside, this one included. */
  readonly days: number;
  /** How many days in a row it has been clearly back in range. */
  readonly calm: number;
}

export interface Judgement extends DayAmount {
  /** Null while there is too little history to judge the day. */
  readonly range: ExpectedRange | null;
  readonly outcome: 'unjudged' | 'ordinary' | Episode['side'];
  /** The first day of an episode, or one that goes clearly beyond its peak: the day that raises an anomaly. */
  readonly opens: boolean;
  /** `high` from three times the expected amount on; null on days that raise nothing. */
  readonly severity: 'medium' | 'high' | null;
  /** The episode that goes on after this day. */
  readonly episode: Episode | null;
}
