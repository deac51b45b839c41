import { composeMessage } from '../blocks/compose-message.ts';
import type { Message } from '../blocks/message.ts';
import { code, escapeText, shorten } from '../blocks/text.ts';
import type { Misunderstanding } from '../domain/understanding.ts';

const MAX_WORD = 100;
const MAX_CANDIDATES = 10;

const quoted = (word: string): string => code(shorten(word, MAX_WORD));

const question = ({ nearest }: Misunderstanding): string =>
  nearest === null ? '' : `Did you mean ${quoted(nearest)}?`;

/** What it could be beside the nearest word, which is asked for already. */
const choice = ({ candidates, nearest }: Misunderstanding): string => {
  const others = candidates.filter((candidate) => candidate !== nearest);
  if (others.length === 0) return '';
  const more = others.length - MAX_CANDIDATES;
  const named = others.slice(0, MAX_CANDIDATES).map(quoted).join(', ');
  const also = others.length < candidates.length ? 'also ' : '';
  return `It could ${also}be ${named}${more > 0 ? ` or one of ${more} more` : ''}.`;
};

/** What was not understood, and the nearest known word. */
export const explainMisunderstanding = (error: Misunderstanding): string => {
  const what = error.why === null ? `I did not understand ${quoted(error.said)}.` : escapeText(error.why);
  return [what, question(error), choice(error)].filter((part) => part !== '').join(' ');
};

/** The same with one line that works. `command` is a name without `/claude-`. */
export const viewMisunderstanding = (error: Misunderstanding, command: string): Message => {
  const example = error.example.startsWith('/') ? error.example : `/claude-${command} ${error.example}`;
  const text = `${explainMisunderstanding(error)} This works: ${code(example.trim())}`;
  return composeMessage({ text, blocks: [] });
};
