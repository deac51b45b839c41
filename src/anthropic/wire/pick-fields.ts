import type { z } from 'zod';

/** A row's dimensions where only those that it was grouped by are there. */
export type Asked<T> = { readonly [F in keyof T]?: T[F] | undefined };

/**
 * The schema of those fields only, each of them required: without one, a row would go to the wrong place. The type says
 * optional, because which ones are there is known only when it is asked.
 */
export const pickFields = <S extends z.ZodRawShape>(shape: S, fields: readonly (keyof S)[]) => {
  const picked: unknown = Object.fromEntries(fields.map((field) => [field, shape[field]]));
  return picked as { [F in keyof S]: z.ZodOptional<S[F]> };
};
