/** What one run of a job is to do. */
export interface JobArguments {
  readonly job: 'poll';
  readonly json: boolean;
}

type Parsed = { readonly ok: true; readonly value: JobArguments } | { readonly ok: false; readonly why: string };

const EXAMPLE = 'npm run job -- poll --json';

const misused = (why: string): Parsed => ({ ok: false, why: `${why} For example: ${EXAMPLE}` });

/** `poll [--json]`. What is not understood is said, never guessed. */
export const parseJobArguments = ([job, ...options]: readonly string[]): Parsed => {
  if (job === undefined) return misused('Say which job is to run: poll.');
  if (job !== 'poll') return misused(`There is no job "${job}", only poll.`);
  const strange = options.find((option) => option !== '--json');
  if (strange !== undefined) return misused(`"${strange}" is not understood: poll takes --json only.`);
  return { ok: true, value: { job, json: options.length > 0 } };
};
