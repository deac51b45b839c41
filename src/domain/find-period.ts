import type { Day } from './day.ts';
import { parsePeriod } from './parse-period.ts';
import { currentUnit, type Period } from './period.ts';

/** The period among words, and the words that are about something else; or what was said that names no period, and why. */
export type FoundPeriod =
  | { readonly ok: true; readonly period: Period; readonly rest: readonly string[]; readonly given: boolean }
  | { readonly ok: false; readonly said: string; readonly why: string };

/** `november 2025 to january 2026` */
const MOST_WORDS = 5;

/** The word after one of these belongs to it, whatever it looks like. */
const TAKES_NEXT: readonly string[] = ['by', 'top'];

const longestAt = (words: readonly string[], at: number, today: Day) => {
  for (let count = Math.min(MOST_WORDS, words.length - at); count > 0; count -= 1) {
    const said = words.slice(at, at + count).join(' ');
    const parsed = parsePeriod(said, today);
    if (parsed !== null) return { said, count, parsed };
  }
  return null;
};

const isSame = (a: Period, b: Period): boolean => a.kind === b.kind && a.from === b.from && a.to === b.to;

/**
 * Takes the words that name a period (lower case, in any place, of one word or several) out of `words`; month to date
 * when there are none. The same period said twice counts once, two different ones are refused.
 */
export const findPeriod = (words: readonly string[], today: Day): FoundPeriod => {
  let found: { readonly said: string; readonly period: Period } | null = null;
  const rest: string[] = [];
  for (let at = 0; at < words.length; ) {
    const isTaken = TAKES_NEXT.includes(words[at - 1] ?? '');
    const hit = isTaken ? null : longestAt(words, at, today);
    if (hit === null) {
      rest.push(...words.slice(at, at + 1));
      at += 1;
      continue;
    }
    if (!hit.parsed.ok) return { ok: false, said: hit.said, why: hit.parsed.why };
    const { period } = hit.parsed;
    if (found !== null && !isSame(found.period, period)) {
      return { ok: false, said: hit.said, why: `${found.said} and ${hit.said} are two different periods; name one.` };
    }
    found = { said: hit.said, period };
    at += hit.count;
  }
  return { ok: true, period: found?.period ?? currentUnit('month', today), rest, given: found !== null };
};
