import type { Day } from '../day.ts';
import type { Judgement } from './judgement.ts';

/** Days of too much spend that reach up to the newest complete day. */
export interface RunningEpisode {
  /** The day that opened it: its name, for as long as it lasts. */
  readonly since: Day;
  /** The day to speak of: the newest one that raised it, or raised it further. */
  readonly telling: Judgement;
  readonly severity: 'medium' | 'high';
}

const isAbove = ({ episode }: Judgement): boolean => episode?.side === 'above';

/** The episode that the newest judged day belongs to; null where spend is back in range. */
export const findEpisode = (judged: readonly Judgement[]): RunningEpisode | null => {
  const start = judged.findLastIndex((judgement) => !isAbove(judgement)) + 1;
  const raised = judged.slice(start).filter(({ opens }) => opens);
  const first = raised[0];
  const telling = raised.at(-1);
  if (first === undefined || telling === undefined) return null;
  return {
    since: first.day,
    telling,
    severity: raised.some(({ severity }) => severity === 'high') ? 'high' : 'medium',
  };
};
