import type { Settings } from '../domain/ledger-state.ts';
import type { Misunderstanding } from '../domain/understanding.ts';

/** What a person fills in, in plain text. */
interface FormField {
  readonly id: string;
  readonly label: string;
  readonly hint: string | null;
  readonly isOptional: boolean;
  /** The value of a `channel` is its id. */
  readonly input:
    | { readonly kind: 'text'; readonly placeholder: string }
    | { readonly kind: 'choice'; readonly options: readonly { readonly value: string; readonly label: string }[] }
    | { readonly kind: 'channel' };
}

/** How much a text field holds: longer than any name. */
export const LONGEST_VALUE = 300;

/** By field id; what is empty is left out. */
export type FormValues = Readonly<Record<string, string>>;

/** Another way to say a command's words: a form whose values stand for them. */
export interface Form {
  /** At most 24 characters: Slack's limit. */
  readonly title: string;
  /** The button under the command's answers that opens it. */
  readonly button: string;
  readonly submit: string;
  readonly fields: readonly FormField[];
  /** The words that open it begin with this. */
  readonly opening: string;
  /** What such words say already, of what is set now; null for words that need no form. */
  readonly prefill: (words: readonly string[], settings: Settings) => FormValues | null;
  /** What is wrong with a value, by field; nothing when all can be asked. */
  readonly check: (values: FormValues) => Readonly<Record<string, Misunderstanding>>;
  /** The words that the values stand for. `opened` are those that opened it. */
  readonly write: (values: FormValues, opened: readonly string[]) => readonly string[];
  /** The field for what only the organisation can tell: a name that nobody has. */
  readonly namesIn: string;
}
