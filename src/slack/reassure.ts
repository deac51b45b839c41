import type { Clock } from '../ports.ts';

/** How long a person waits without a word. */
const PATIENCE_MS = 2000;

/** Says something once patience has run out. The answer's own error is for who awaits it. */
export const reassure = async (
  answer: Promise<unknown>,
  waitedMs: number,
  clock: Clock,
  say: () => Promise<void>,
): Promise<void> => {
  const timer = new AbortController();
  const answered = answer.then(
    () => true,
    () => true,
  );
  const late = clock.sleep(Math.max(0, PATIENCE_MS - waitedMs), timer.signal).then(
    () => false,
    () => true,
  );
  if (!(await Promise.race([answered, late]))) await say();
  timer.abort();
};
