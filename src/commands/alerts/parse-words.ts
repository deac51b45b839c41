import { RULE_IDS, type RuleId } from '../../domain/finding.ts';
import type { Settings } from '../../domain/ledger-state.ts';
import { notUnderstood, type Parsed, understood } from '../../domain/understanding.ts';
import { suggestWord } from '../../spend/suggest-word.ts';
import { explainChannel, parseChannel } from '../parse-channel.ts';
import { type ListWords, parseListWords } from '../parse-list-words.ts';

const EXAMPLE = '/claude-alerts mute key-stale 7d';

type Sensitivity = Settings['sensitivity'];
const SENSITIVITIES = ['low', 'normal', 'high'] as const satisfies readonly Sensitivity[];

/** A change of what is told, and where. */
export type AlertChange =
  /** `days` null: until it is unmuted. */
  | { readonly kind: 'mute'; readonly rule: RuleId; readonly days: number | null }
  | { readonly kind: 'unmute'; readonly rule: RuleId }
  /** `channel` null: back to the alert channel. */
  | { readonly kind: 'route'; readonly rule: RuleId; readonly channel: string | null }
  | { readonly kind: 'sensitivity'; readonly sensitivity: Sensitivity };

export type AlertQuestion =
  | { readonly kind: 'open' | 'history'; readonly words: ListWords }
  | { readonly kind: 'rules' }
  | { readonly kind: 'test'; readonly days: number }
  | { readonly kind: 'change'; readonly change: AlertChange };

const MOST_DAYS = 365;
/** As far as the watcher itself looks back. */
const MOST_REPLAYED = 90;

const refuse = (said: string, why: string | null, known: readonly string[] = []): Parsed<never> =>
  notUnderstood({ said, nearest: suggestWord(said, known), candidates: [], example: EXAMPLE, why });

const readDays = (word: string, most: number): number | null => {
  const days = Number(/^(\d{1,3})d$/i.exec(word)?.[1]);
  return days >= 1 && days <= most ? days : null;
};

type Parse = (act: string, words: readonly string[]) => Parsed<AlertQuestion>;

const change = (made: AlertChange): Parsed<AlertQuestion> => understood({ kind: 'change', change: made });

/** A rule and the words after it. */
const withRule = (
  act: string,
  [name, ...rest]: readonly string[],
  then: (rule: RuleId, rest: readonly string[]) => Parsed<AlertQuestion>,
): Parsed<AlertQuestion> => {
  if (name === undefined) return refuse(act, `\`${act}\` needs a rule: \`/claude-alerts rules\` lists them.`);
  const rule = RULE_IDS.find((id) => id === name.toLowerCase());
  return rule === undefined ? refuse(name, `There is no rule \`${name}\`.`, RULE_IDS) : then(rule, rest);
};

const parseMute: Parse = (act, words) =>
  withRule(act, words, (rule, [until, strange]) => {
    if (strange !== undefined) return refuse(strange, null);
    if (until === undefined) return change({ kind: 'mute', rule, days: null });
    if (until.toLowerCase() === 'off') return change({ kind: 'unmute', rule });
    const days = readDays(until, MOST_DAYS);
    const why = `A rule is muted for \`1d\` to \`${MOST_DAYS}d\`, or without end when no days are said; \`off\` ends it.`;
    return days === null ? refuse(until, why) : change({ kind: 'mute', rule, days });
  });

const parseUnmute: Parse = (act, words) =>
  withRule(act, words, (rule, [strange]) =>
    strange === undefined ? change({ kind: 'unmute', rule }) : refuse(strange, null),
  );

const parseRoute: Parse = (act, words) =>
  withRule(act, words, (rule, [to, ...rest]) => {
    const [where, strange] = to?.toLowerCase() === 'to' ? rest : [to, ...rest];
    if (where === undefined) return refuse(act, '`route` needs a channel, or `default` for the alert channel.');
    if (strange !== undefined) return refuse(strange, null);
    if (where.toLowerCase() === 'default') return change({ kind: 'route', rule, channel: null });
    const channel = parseChannel(where);
    return channel === null ? refuse(where, explainChannel(where)) : change({ kind: 'route', rule, channel });
  });

const parseSensitivity: Parse = (act, [level, strange]) => {
  const sensitivity = SENSITIVITIES.find((known) => known === level?.toLowerCase());
  if (sensitivity === undefined)
    return refuse([act, level ?? ''].join(' ').trim(), '`sensitivity` is `low`, `normal` or `high`.');
  return strange === undefined ? change({ kind: 'sensitivity', sensitivity }) : refuse(strange, null);
};

const parseTest: Parse = (_, [span = `${MOST_REPLAYED}d`, strange]) => {
  const days = readDays(span, MOST_REPLAYED);
  if (days === null) return refuse(span, `\`test\` replays \`1d\` to \`${MOST_REPLAYED}d\`.`);
  return strange === undefined ? understood({ kind: 'test', days }) : refuse(strange, null);
};

const parseList =
  (kind: 'open' | 'history'): Parse =>
  (_, words) => {
    const listed = parseListWords(words, { flags: [], filters: [], example: EXAMPLE });
    if (!listed.ok) return listed;
    const [strange] = listed.value.text;
    if (strange !== undefined) return refuse(strange, null, ['page', 'csv']);
    return understood({ kind, words: { ...listed.value, again: [kind, ...listed.value.again] } });
  };

const parseRules: Parse = (_, [strange]) =>
  strange === undefined ? understood({ kind: 'rules' }) : refuse(strange, null);

const ACTS: ReadonlyMap<string, Parse> = new Map([
  ['open', parseList('open')],
  ['history', parseList('history')],
  ['rules', parseRules],
  ['mute', parseMute],
  ['unmute', parseUnmute],
  ['route', parseRoute],
  ['sensitivity', parseSensitivity],
  ['test', parseTest],
]);

const CHANGING: readonly string[] = ['mute', 'unmute', 'route', 'sensitivity'];

/** Whether these words ask to change something. */
export const isChange = ([act = '']: readonly string[]): boolean => CHANGING.includes(act.toLowerCase());

/** Reads `[open|history|rules]`, `mute RULE [7d]`, `unmute RULE`, `route RULE #channel`, `sensitivity LEVEL`, `test 90d`. */
export const parseAlertWords = ([act = 'open', ...words]: readonly string[]): Parsed<AlertQuestion> => {
  // `page 2` and `csv` ask for more of what is open.
  if (['page', 'csv'].includes(act.toLowerCase())) return parseList('open')('open', [act, ...words]);
  const parse = ACTS.get(act.toLowerCase());
  return parse === undefined ? refuse(act, null, [...ACTS.keys(), 'help']) : parse(act.toLowerCase(), words);
};
