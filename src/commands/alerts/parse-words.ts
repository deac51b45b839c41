import { RULE_IDS, type RuleId } from '../../domain/finding.ts';
import type { Settings } from '../../domain/ledger-state.ts';
import { notUnderstood, type Parsed, understood } from '../../domain/understanding.ts';
import { suggestWord } from '../../spend/suggest-word.ts';
import { explainChannel, parseChannel } from '../parse-channel.ts';
import { type ListWords, parseListWords } from '../parse-list-words.ts';
import { putActFirst } from '../put-act-first.ts';

/** A line that works, for each act: whoever only looked is given nothing that would change something. */
const EXAMPLES = {
  open: '/claude-alerts open',
  history: '/claude-alerts history',
  rules: '/claude-alerts rules',
  mute: '/claude-alerts mute key-stale 7d',
  unmute: '/claude-alerts unmute key-stale',
  route: '/claude-alerts route key-stale default',
  sensitivity: '/claude-alerts sensitivity normal',
  test: '/claude-alerts test 90d',
} as const;
type ActName = keyof typeof EXAMPLES;

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

const refuse = (act: ActName, said: string, why: string | null, known: readonly string[] = []): Parsed<never> =>
  notUnderstood({ said, nearest: suggestWord(said, known), candidates: [], example: EXAMPLES[act], why });

const readDays = (word: string, most: number): number | null => {
  const days = Number(/^(\d{1,3})d$/i.exec(word)?.[1]);
  return days >= 1 && days <= most ? days : null;
};

type Parse = (words: readonly string[]) => Parsed<AlertQuestion>;

const change = (made: AlertChange): Parsed<AlertQuestion> => understood({ kind: 'change', change: made });

const findRule = (word: string): RuleId | undefined => RULE_IDS.find((id) => id === word.toLowerCase());

/** A rule, wherever among the words it stands, and the others. */
const withRule = (
  act: ActName,
  words: readonly string[],
  then: (rule: RuleId, rest: readonly string[]) => Parsed<AlertQuestion>,
): Parsed<AlertQuestion> => {
  const meant = words.findIndex(findRule);
  const at =
    meant === -1
      ? Math.max(
          0,
          words.findIndex((word) => suggestWord(word, RULE_IDS) !== null),
        )
      : meant;
  const name = words[at];
  if (name === undefined) return refuse(act, act, `\`${act}\` needs a rule: \`/claude-alerts rules\` lists them.`);
  const rule = findRule(name);
  const rest = words.toSpliced(at, 1);
  return rule === undefined ? refuse(act, name, `There is no rule \`${name}\`.`, RULE_IDS) : then(rule, rest);
};

const parseMute: Parse = (words) =>
  withRule('mute', words, (rule, [until, strange]) => {
    if (strange !== undefined) return refuse('mute', strange, null);
    if (until === undefined) return change({ kind: 'mute', rule, days: null });
    if (until.toLowerCase() === 'off') return change({ kind: 'unmute', rule });
    const days = readDays(until, MOST_DAYS);
    const why = `A rule is muted for \`1d\` to \`${MOST_DAYS}d\`, or without end when no days are said; \`off\` ends it.`;
    return days === null ? refuse('mute', until, why) : change({ kind: 'mute', rule, days });
  });

const parseUnmute: Parse = (words) =>
  withRule('unmute', words, (rule, [strange]) =>
    strange === undefined ? change({ kind: 'unmute', rule }) : refuse('unmute', strange, null),
  );

const parseRoute: Parse = (words) =>
  withRule('route', words, (rule, [to, ...rest]) => {
    const [where, strange] = to?.toLowerCase() === 'to' ? rest : [to, ...rest];
    if (where === undefined)
      return refuse('route', 'route', '`route` needs a channel, or `default` for the alert channel.');
    if (strange !== undefined) return refuse('route', strange, null);
    if (where.toLowerCase() === 'default') return change({ kind: 'route', rule, channel: null });
    const channel = parseChannel(where);
    return channel === null ? refuse('route', where, explainChannel(where)) : change({ kind: 'route', rule, channel });
  });

const parseSensitivity: Parse = ([level, strange]) => {
  const sensitivity = SENSITIVITIES.find((known) => known === level?.toLowerCase());
  if (sensitivity === undefined) {
    const said = ['sensitivity', level ?? ''].join(' ').trim();
    return refuse('sensitivity', said, '`sensitivity` is `low`, `normal` or `high`.');
  }
  return strange === undefined ? change({ kind: 'sensitivity', sensitivity }) : refuse('sensitivity', strange, null);
};

const parseTest: Parse = ([span = `${MOST_REPLAYED}d`, strange]) => {
  const days = readDays(span, MOST_REPLAYED);
  if (days === null) return refuse('test', span, `\`test\` replays \`1d\` to \`${MOST_REPLAYED}d\`.`);
  return strange === undefined ? understood({ kind: 'test', days }) : refuse('test', strange, null);
};

const parseList =
  (kind: 'open' | 'history'): Parse =>
  (words) => {
    const listed = parseListWords(words, { flags: [], filters: [], example: EXAMPLES[kind] });
    if (!listed.ok) return listed;
    const [strange] = listed.value.text;
    if (strange !== undefined) return refuse(kind, strange, null, ['page', 'csv']);
    return understood({ kind, words: { ...listed.value, again: [kind, ...listed.value.again] } });
  };

const parseRules: Parse = ([strange]) =>
  strange === undefined ? understood({ kind: 'rules' }) : refuse('rules', strange, null);

const ACTS: ReadonlyMap<string, Parse> = new Map<ActName, Parse>([
  ['open', parseList('open')],
  ['history', parseList('history')],
  ['rules', parseRules],
  ['mute', parseMute],
  ['unmute', parseUnmute],
  ['route', parseRoute],
  ['sensitivity', parseSensitivity],
  ['test', parseTest],
]);

const ACT_NAMES = [...ACTS.keys()];
const CHANGING: readonly string[] = ['mute', 'unmute', 'route', 'sensitivity'];

/** Whether these words ask to change something. */
export const isChange = (words: readonly string[]): boolean =>
  CHANGING.includes(putActFirst(words, ACT_NAMES)[0]?.toLowerCase() ?? '');

/** Reads `[open|history|rules]`, `mute RULE [7d]`, `unmute RULE`, `route RULE #channel`, `sensitivity LEVEL`, `test 90d`, in any order. */
export const parseAlertWords = (said: readonly string[]): Parsed<AlertQuestion> => {
  const [act = 'open', ...words] = putActFirst(said, ACT_NAMES);
  // `page 2` and `csv` ask for more of what is open.
  if (['page', 'csv'].includes(act.toLowerCase())) return parseList('open')([act, ...words]);
  const parse = ACTS.get(act.toLowerCase());
  return parse === undefined ? refuse('open', act, null, [...ACT_NAMES, 'help']) : parse(words);
};
