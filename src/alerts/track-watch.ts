import { ACCESS_PARTS } from '../domain/access-parts.ts';
import { HOUR_MS } from '../domain/day.ts';
import type { PollRecord, WatchBreak } from '../domain/ledger-state.ts';
import { blindKey } from '../rules/list-parts.ts';
import type { Observation, RuleInput } from '../rules/rule.ts';

/** As long as a source may be unreadable before that is worth a word. */
const BREAK_MS = HOUR_MS;
/** Weeks of them, unless something is very wrong. */
const KEPT = 50;

/** The break that this poll ends for a source: nobody had looked yet, polls were missed, or a list could not be read. */
const findBreak = (before: PollRecord, observation: Observation, input: RuleInput): readonly WatchBreak[] => {
  const { source } = observation;
  const { blindSince, missedSince, now } = input;
  if (!before.announced.includes(source)) return [{ source, from: null, to: now }];
  const unread = ACCESS_PARTS.map((part) => blindKey(observation, part)).flatMap((key) =>
    blindSince[key] === undefined ? (before.blindSince[key] ?? []) : [],
  );
  const [from] = [
    ...unread.filter((since) => now - since >= BREAK_MS),
    ...(missedSince == null ? [] : [missedSince]),
  ].toSorted((a, b) => a - b);
  return from === undefined ? [] : [{ source, from, to: now }];
};

/** The latest breaks in the watch, oldest first. Before the first announcement there is one, however often it was tried. */
export const trackWatch = (before: PollRecord, input: RuleInput): readonly WatchBreak[] => {
  const ended = input.observations.flatMap((observation) => findBreak(before, observation, input));
  const begun = new Set(ended.flatMap(({ source, from }) => (from === null ? [source] : [])));
  const kept = (before.breaks ?? []).filter(({ source, from }) => from !== null || !begun.has(source));
  return [...kept, ...ended].slice(-KEPT);
};
