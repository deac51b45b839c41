import { parseArgs } from 'node:util';
import { readWords } from '../commands/words.ts';

const FORMATS = ['table', 'json', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

export interface ReportArguments {
  /** A command's name without `/claude-`, and the words after it. */
  readonly command: string;
  readonly words: readonly string[];
  readonly format: Format;
}

/** The shell has read the quotes that it knows; those of a text that was pasted are read as in Slack. */
const TYPOGRAPHIC = /[“”„‟«»]/;
const unquote = (words: readonly string[]): readonly string[] =>
  words.some((word) => TYPOGRAPHIC.test(word)) ? readWords(words.join(' ')) : words;

const isFormat = (text: string): text is Format => FORMATS.some((format) => format === text);

/** Reads `cost 30d by model --format json`; a sentence says what is wrong. */
export const parseReportArguments = (
  args: readonly string[],
): { readonly ok: true; readonly value: ReportArguments } | { readonly ok: false; readonly why: string } => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { format: { type: 'string', default: 'table' } },
      allowPositionals: true,
    });
    const [command, ...words] = positionals;
    if (!isFormat(values.format))
      return { ok: false, why: `--format is one of ${FORMATS.join(', ')}, not “${values.format}”.` };
    if (command === undefined)
      return { ok: false, why: 'Say which report: npm run report -- cost 30d by model --format table' };
    return { ok: true, value: { command: command.toLowerCase(), words: unquote(words), format: values.format } };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
};
