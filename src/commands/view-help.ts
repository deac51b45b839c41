import { section } from '../blocks/build.ts';
import { composeMessage } from '../blocks/compose-message.ts';
import type { Message } from '../blocks/message.ts';
import { bold, code, escapeText } from '../blocks/text.ts';
import { DIMENSIONS } from '../domain/spend.ts';
import type { Command } from './command.ts';

const PERIODS = ['today', 'yesterday', '7d', '30d', 'wtd', 'mtd', 'qtd', 'ytd', 'last-week', 'last-month'];
const EXPLICIT_PERIODS = ['2026-10', '2026-Q3', '2026-11-03', '2026-11-01..2026-11-15'];
const FILTERS = ['workspace:NAME', 'model:opus', 'key:NAME', 'user:EMAIL', 'product:NAME'];

const codes = (words: readonly string[]): string => words.map(code).join(' ');

/** What the capital words of a usage line stand for. */
const NOTATION: readonly (readonly [word: string, meaning: string])[] = [
  ['PERIOD', `${codes(PERIODS)}, any number of complete days such as ${code('14d')}, or ${codes(EXPLICIT_PERIODS)}`],
  ['DIM', `one or two of ${codes(DIMENSIONS)}, with a comma between them`],
  ['AMOUNT', `dollars: ${codes(['500', '$1,200.50', '2k'])}`],
  ['DAY', `a weekday such as ${code('monday')}, or of a month ${codes(['1', '31', 'last'])}`],
  [
    'CHANGES',
    `what is to be another, such as ${codes(['friday', '8:30'])}; the rest stays; ${code('filter:none')} is all spend; without them a form opens`,
  ],
  ['HH:MM', `a time of the day: ${codes(['9:00', '17:30', '9am'])}, in the time zone of this installation`],
  ['RULE', `the name of a rule, as ${code('/claude-alerts rules')} lists them`],
  ['FILTER', `${codes(FILTERS)}: a name, a unique part of one, or an id; quotes hold spaces`],
  ['NAME', 'a name, a unique part of one, or an id; quotes hold spaces'],
  ['EMAIL', `an e-mail address, such as ${code('ada@acme.com')}`],
  ['ROLE', `a role as Anthropic calls it: ${codes(['admin', 'developer', 'claude_code_user'])}`],
  ['TEXT', 'a name, an address or an id; of names and addresses a part is enough, and the list is narrowed to it'],
  ['ID', `the short name of an entry, such as ${code('b1')} or ${code('d2')}: the list shows it`],
  ['top N', `how many rows, such as ${code('top 20')}; the rest is one row`],
  ['page N', `which page of a long list, such as ${code('page 2')}`],
];

/** The answer to `help` after a command: what it does, how it is written, examples that work. */
export const viewHelp = ({
  name,
  summary,
  usage,
  examples,
}: Pick<Command, 'name' | 'summary' | 'usage' | 'examples'>): Message => {
  const line = (words: string): string => code(`/claude-${name} ${words}`.trim());
  const notation = NOTATION.filter(([word]) => new RegExp(`\\b${word}\\b`).test(usage));
  return composeMessage({
    text: `${line(usage)}: ${escapeText(summary)}`,
    blocks: [
      section(`${bold(line(''))}\n${escapeText(summary)}\n${line(usage)}`),
      notation.length === 0 ? [] : section(notation.map(([word, meaning]) => `${bold(word)}: ${meaning}`).join('\n')),
      examples.length === 0 ? [] : section(`${bold('Examples')}\n${examples.map(line).join('\n')}`),
    ],
  });
};
