/** What one run of a job is to do. `now`: every digest, regardless of the hour. */
export type JobArguments =
  | { readonly job: 'poll'; readonly json: boolean }
  | { readonly job: 'digest'; readonly json: boolean; readonly now: boolean };

type Parsed = { readonly ok: true; readonly value: JobArguments } | { readonly ok: false; readonly why: string };

const OPTIONS = { poll: ['--json'], digest: ['--json', '--now'] } as const;
const isJob = (word: string): word is keyof typeof OPTIONS => Object.hasOwn(OPTIONS, word);

const misused = (why: string, example = 'npm run job -- poll --json'): Parsed => ({
  ok: false,
  why: `${why} For example: ${example}`,
});

/** `poll [--json]` or `digest [--now] [--json]`. What is not understood is said, never guessed. */
export const parseJobArguments = ([job, ...options]: readonly string[]): Parsed => {
  if (job === undefined) return misused('Say which job is to run: poll or digest.');
  if (!isJob(job)) return misused(`There is no job "${job}", only poll and digest.`);
  const known: readonly string[] = OPTIONS[job];
  const strange = options.find((option) => !known.includes(option));
  if (strange !== undefined) {
    const why = `"${strange}" is not understood: ${job} takes ${known.join(' and ')} only.`;
    return misused(why, `npm run job -- ${job} --json`);
  }
  const json = options.includes('--json');
  return { ok: true, value: job === 'poll' ? { job, json } : { job, json, now: options.includes('--now') } };
};
