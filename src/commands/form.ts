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
  /** The words that its button asks with. */
  readonly opening: string;
  /** What such words say already; null for words that need no form. */
  readonly prefill: (words: readonly string[]) => FormValues | null;
  /** What is wrong with a value, by field; nothing when all can be asked. */
  readonly check: (values: FormValues) => Readonly<Record<string, Misunderstanding>>;
  /** The words that the values stand for. */
  readonly write: (values: FormValues) => readonly string[];
  /** The field for what only the organisation can tell: a name that nobody has. */
  readonly namesIn: string;
}
