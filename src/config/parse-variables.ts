import type { z } from 'zod';

export type Environment = Readonly<Record<string, string | undefined>>;

/** One side of the configuration; `value` is null when there are problems. */
export interface Checked<T> {
  readonly value: T | null;
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

/** One problem for each variable: the first that its checks find says what to change. */
const sentencesOf = (error: z.ZodError): string[] => {
  const first = new Map<string, string>();
  for (const { path, message } of error.issues) {
    const name = path.join('.');
    if (!first.has(name)) first.set(name, `${name} ${message}`);
  }
  return [...first.values()];
};

/** Checks the variables that the schema names and leaves the others alone. */
export const parseVariables = <T>(schema: z.ZodType<T>, env: Environment): { value: T | null; problems: string[] } => {
  const parsed = schema.safeParse(env);
  return parsed.success ? { value: parsed.data, problems: [] } : { value: null, problems: sentencesOf(parsed.error) };
};
