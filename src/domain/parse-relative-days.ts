import { type Unit, unitAround, unitBefore } from './calendar.ts';
import { type Day, plusDays } from './day.ts';
import type { NamedDays } from './parse-calendar-name.ts';
import { lastDays } from './period.ts';

const LONGEST = 365;
const COUNT = /^(?:(?:last|past|previous)[ -])?(\d{1,6})[ -]?d(?:ays?)?$/;
const THIS = /^(?:(?:this|current)[ -])?(week|month|quarter|year)$|^(week|month|quarter|year)[ -]to[ -]date$/;
const LAST = /^(?:last|previous)[ -](week|month|quarter|year)$/;
const WHOLE = /^(?:last|past|previous)[ -](\d{1,2})[ -](week|month|quarter|year)s?$/;
const TO_DATE: Readonly<Record<string, Unit>> = { wtd: 'week', mtd: 'month', qtd: 'quarter', ytd: 'year' };

const isUnit = (word: string): word is Unit => ['week', 'month', 'quarter', 'year'].includes(word);

const readUnit = (text: string, today: Day): NamedDays | null => {
  const [, bare, before] = THIS.exec(text) ?? [];
  const current = Object.hasOwn(TO_DATE, text) ? TO_DATE[text] : (bare ?? before);
  if (current !== undefined && isUnit(current)) return { kind: current, ...unitAround(current, today) };
  const last = LAST.exec(text)?.[1];
  return last !== undefined && isUnit(last) ? { kind: last, ...unitBefore(last, today) } : null;
};

const readCount = (text: string, today: Day): NamedDays | null => {
  const count = Number(COUNT.exec(text)?.[1]);
  if (Number.isNaN(count)) return null;
  if (count < 1 || count > LONGEST) {
    return { why: `${text} is no period: a number of days goes from 1d to ${LONGEST}d.` };
  }
  return lastDays(count, today);
};

/** Whole units before the running one; a number of days for what they are compared with, because units differ in length. */
const readWholeUnits = (text: string, today: Day): NamedDays | null => {
  const [, count, unit] = WHOLE.exec(text) ?? [];
  if (unit === undefined || !isUnit(unit)) return null;
  if (Number(count) < 1) return { why: `${text} has no days: a number of ${unit}s goes from 1.` };
  if (Number(count) === 1) return { kind: unit, ...unitBefore(unit, today) };
  const { from: to } = unitAround(unit, today);
  let from = to;
  for (let index = 0; index < Number(count); index += 1) from = unitBefore(unit, from).from;
  return { kind: 'days', from, to };
};

/** Reads days as they are counted from today: `today`, `7d`, `last 7 days`, `last 2 months`, `mtd`, `this month`, `last-week`. Null when it is none of these. */
export const parseRelativeDays = (text: string, today: Day): NamedDays | null => {
  if (text === 'today') return { kind: 'days', from: today, to: plusDays(today, 1) };
  if (text === 'yesterday') return { kind: 'days', from: plusDays(today, -1), to: today };
  return readUnit(text, today) ?? readWholeUnits(text, today) ?? readCount(text, today);
};
