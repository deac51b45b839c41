import type { Command } from '../commands/command.ts';
import { suggestWord } from '../spend/suggest-word.ts';
import { explainCommand, explainedDocument } from './explain-command.ts';
import { type Format, parseReportArguments } from './parse-report-arguments.ts';
import { renderDocument } from './render-document.ts';

interface Opened {
  readonly command: Command;
  readonly words: readonly string[];
  readonly format: Format;
}

/** What the words call for. `refused` and `explained` ask nobody, so they need no key either. */
type Opening =
  | { readonly kind: 'opened'; readonly report: Opened }
  | { readonly kind: 'explained'; readonly text: string }
  | { readonly kind: 'refused'; readonly why: string };

const refuseName = (name: string, commands: readonly Command[]): Opening => {
  const names = commands.map((candidate) => candidate.name);
  const nearest = suggestWord(name, names);
  const hint = nearest === null ? '' : ` Did you mean “${nearest}”?`;
  return { kind: 'refused', why: `There is no report “${name}”.${hint} There are: ${names.join(', ')}.` };
};

/** Finds the report that the words name, and how it is to be printed. */
export const openReport = (args: readonly string[], commands: readonly Command[]): Opening => {
  const parsed = parseReportArguments(args);
  if (!parsed.ok) return { kind: 'refused', why: parsed.why };
  const { command: name, words, format } = parsed.value;
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) return refuseName(name, commands);
  if (words.at(-1)?.toLowerCase() !== 'help') return { kind: 'opened', report: { command, words, format } };
  const text = format === 'table' ? explainCommand(command) : renderDocument(format, explainedDocument(command), []);
  return { kind: 'explained', text };
};
