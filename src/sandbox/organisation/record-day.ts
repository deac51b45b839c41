import { DAY_MS, type Day, HOUR_MS, type Instant, MINUTE_MS, startOf, toInstant } from '../../domain/day.ts';
import { createDice, type Dice } from './dice.ts';
import { makeId } from './ids.ts';
import { type Change, recordActivities } from './record-activity.ts';
import { NOISE, SECURITY, UNHEARD } from './recorded-types.ts';

export interface RecordedDay {
  readonly day: Day;
  readonly count: number;
  /** The same seed gives the same day. */
  readonly seed?: string;
  /** How many of them somebody who guards the company wants to hear of. */
  readonly security?: number;
  /** How many are of types that no documentation has. */
  readonly unheard?: number;
  /** Which part of them comes late, and by at most how many minutes. */
  readonly late?: { readonly share: number; readonly minutes: number };
}

const OFFICE = { from: 8 * HOUR_MS, length: 11 * HOUR_MS, share: 0.85 };

const timeOf = (day: Day, dice: Dice): Instant => {
  const inOffice = dice.chance(OFFICE.share);
  const into = inOffice ? OFFICE.from + dice.next() * OFFICE.length : dice.next() * DAY_MS;
  return toInstant(startOf(day) + Math.floor(into));
};

type Kinds = typeof NOISE;

const weigh = (kinds: Kinds, dice: Dice): Kinds[number] | undefined => {
  const total = kinds.reduce((sum, { weight }) => sum + weight, 0);
  let left = dice.next() * total;
  return kinds.find(({ weight }) => {
    left -= weight;
    return left < 0;
  });
};

/** Which activities of the day are out of the ordinary: spread evenly over it. */
const kindsAt = (position: number, { count, security = 20, unheard = 6 }: RecordedDay): Kinds => {
  const isPicked = (place: number, of: number): boolean =>
    Math.floor(((place + 1) * of) / count) > Math.floor((place * of) / count);
  if (isPicked(position, security)) return SECURITY;
  return isPicked((position + 1) % count, unheard) ? UNHEARD : NOISE;
};

/**
 * A day as a company of this size leaves it in the feed: mostly chats and files, sign-ins, now and then something that
 * matters. Nothing but the feed changes.
 */
export const recordDay = (recorded: RecordedDay): Change => {
  const { day, count, seed = 'day', late } = recorded;
  return (company, now) => {
    const dice = createDice(`${seed}/${day}`);
    const times = Array.from({ length: count }, () => timeOf(day, dice)).sort((a, b) => a - b);
    const activities = times.flatMap((at, position) => {
      const kind = weigh(kindsAt(position, recorded), dice);
      const isLate = late !== undefined && dice.chance(late.share);
      const visibleAt = isLate ? toInstant(at + Math.ceil(dice.next() * late.minutes * MINUTE_MS)) : null;
      const id = makeId('activity', `${seed}/${day}/${position}`);
      return kind === undefined ? [] : [{ id, at, visibleAt, type: kind.type, ...kind.draw(company, dice) }];
    });
    return recordActivities(activities)(company, now);
  };
};
