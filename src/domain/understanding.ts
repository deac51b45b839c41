/** Words that were not understood: what, the nearest known word, and one working example. */
export interface Misunderstanding {
  readonly said: string;
  readonly nearest: string | null;
  readonly candidates: readonly string[];
  readonly example: string;
  /** One sentence of its own where "not understood" is not what happened, such as an ambiguous name. */
  readonly why: string | null;
}

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Misunderstanding };

export const understood = <T>(value: T): Parsed<T> => ({ ok: true, value });
export const notUnderstood = (error: Misunderstanding): Parsed<never> => ({ ok: false, error });
