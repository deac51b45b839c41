/** A time of the day, in the zone of the installation. */
export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
}

const TIME = /^(\d{1,2})(?:[:.](\d{2}))?(am|pm)?$/;
const WHY = 'A time is written `9:00`, `17:30`, `9am` or `5:30pm`; midnight is `0:00`.';

const HALVES = { am: 0, pm: 12 } as const;
const isHalf = (word: string): word is keyof typeof HALVES => Object.hasOwn(HALVES, word);

/** Noon is `12pm` and midnight `12am`; null for an hour that no clock has. */
const readHour = (hour: number, half: string): number | null => {
  if (isHalf(half)) return hour >= 1 && hour <= 12 ? (hour % 12) + HALVES[half] : null;
  return hour <= 23 ? hour : null;
};

/**
 * Reads a time from the front of words: `9:00`, `09:30`, `9am`, and `9 am`. Null where there is none: a bare number is
 * a day.
 */
export const parseTime = ([first = '', second = '']: readonly string[]):
  | { readonly used: number; readonly time: TimeOfDay }
  | { readonly said: string; readonly why: string }
  | null => {
  const next = second.toLowerCase();
  const isSplit = /^\d/.test(first) && isHalf(next) && !/m$/i.test(first);
  const said = isSplit ? `${first} ${second}` : first;
  const word = isSplit ? `${first}${next}` : first.toLowerCase();
  if (!/^\d+(?:[:.]\d*)?(?:am|pm)?$/.test(word) || /^\d+$/.test(word)) return null;
  const [, hours, minutes = '0', half = ''] = TIME.exec(word) ?? [];
  const minute = Number.parseInt(minutes, 10);
  const hour = hours === undefined ? null : readHour(Number.parseInt(hours, 10), half);
  return hour === null || minute > 59
    ? { said, why: `\`${said}\` is no time of the day. ${WHY}` }
    : { used: isSplit ? 2 : 1, time: { hour, minute } };
};
