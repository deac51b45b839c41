import type { Message } from '../blocks/message.ts';
import type { Instant } from '../domain/day.ts';
import type { Parsed } from '../domain/understanding.ts';
import type { Audience, Caller, CommandPorts } from '../ports.ts';
import type { Form } from './form.ts';
import { quoteWords } from './quote-words.ts';

/** Who may use a command: an administrator of the bot, who may read, or everybody in the workspace. */
export type Access = 'admin' | 'viewer' | 'everybody';

/** A value of a machine-readable answer: a null stays null. */
export type Cell = string | number | boolean | null | readonly string[] | readonly number[];

/** The same answer for scripts. `rows` are complete (no `top`), amounts exact decimal dollars. */
export interface Document {
  readonly command: string;
  readonly rows: readonly Readonly<Record<string, Cell>>[];
  readonly footnotes: readonly string[];
  readonly [field: string]: unknown;
}

export interface Answer {
  /** The first message answers; later ones continue it where one message cannot hold all. */
  readonly messages: readonly Message[];
  /** Made when asked for: an answer in Slack needs none of its rows. */
  readonly document: () => Document;
  /** What could not be read, a sentence each: none when the answer is whole. A document with gaps still says what it knows. */
  readonly problems: readonly string[];
  /** The full rows as a file, when the words asked for `csv`. */
  readonly csv: { readonly name: string; readonly text: string } | null;
  /** The words that ask for the next page of a long answer; null on the last one. */
  readonly more: string | null;
  /** The words that ask this again: what **Share in channel** runs. Null where sharing makes no sense. */
  readonly share: string | null;
  /** The words as a channel may read them, where some of them may name a person; absent where none does. */
  readonly shownAs?: string;
}

export interface Asking {
  readonly now: Instant;
  readonly caller: Caller | null;
  readonly audience: Audience;
  /** The id of the conversation where it is asked; absent in a terminal. */
  readonly channel?: string;
}

/** What is known of a command before it is asked anything. */
interface Listing {
  /** Without `/claude-`. */
  readonly name: string;
  /** One line, for `/claude-help`, the manifest and the README. */
  readonly summary: string;
  /** What may follow the command, in the notation of the help: `[PERIOD] [by DIM]`. */
  readonly usage: string;
  /** Words that work as they stand, without the command itself. */
  readonly examples: readonly string[];
  readonly access: Access;
  /** Where some of its words need more than the command: what these need. */
  readonly accessOf?: (words: readonly string[]) => Access;
  readonly form?: Form;
  /** The form for what is set already. */
  readonly editForm?: Form;
}

/** What a command's folder declares. `Q` is the question that its words mean, `R` the report that answers it. */
export interface CommandSpec<Q, R> extends Listing {
  readonly parse: (words: readonly string[], asking: Asking) => Parsed<Q>;
  /** Reads what the question needs. A name that only the organisation can resolve may turn out not understood. */
  readonly load: (question: Q, ports: CommandPorts, asking: Asking) => Promise<Parsed<R>>;
  readonly view: (report: R, asking: Asking, ports: CommandPorts) => View;
  /** Whether an answer may be shown to a channel, and its question asked again for it. */
  readonly isShareable: boolean | ((question: Q) => boolean);
}

/** What a view makes of a report; `defineCommand` adds the words that ask for it again. */
export type View = Omit<Answer, 'share'>;

/** A command with its own types closed over: words in, answer out. */
export interface Command extends Listing {
  /** Whether it answers everybody who may ask it alike, whatever the words: nothing of it is the caller's own. */
  readonly isSameForAll: boolean;
  readonly answer: (words: readonly string[], ports: CommandPorts, asking: Asking) => Promise<Parsed<Answer>>;
}

/** What somebody must be to ask a command this. */
export const accessTo = (command: Pick<Command, 'access' | 'accessOf'>, words: readonly string[]): Access =>
  command.accessOf?.(words) ?? command.access;

export const defineCommand = <Q, R>({ parse, load, view, isShareable, ...listing }: CommandSpec<Q, R>): Command => ({
  ...listing,
  // What may always be shown to a channel is nobody's own.
  isSameForAll: isShareable === true,
  answer: async (words, ports, asking) => {
    const question = parse(words, asking);
    if (!question.ok) return question;
    const report = await load(question.value, ports, asking);
    if (!report.ok) return report;
    const share = (typeof isShareable === 'function' ? isShareable(question.value) : isShareable)
      ? quoteWords(words)
      : null;
    return { ok: true, value: { ...view(report.value, asking, ports), share } };
  },
});
