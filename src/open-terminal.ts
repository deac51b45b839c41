import type { Terminal } from './report/run-report.ts';

interface OpenTerminal extends Terminal {
  /** Whether something of the answer could not be written. */
  readonly hasLost: () => boolean;
}

/**
 * This process's own terminal. Whoever reads may leave before the end, as `head` does, and that is nothing to complain
 * about; nor does a bot stop because nobody reads its log any more.
 */
export const openTerminal = (): OpenTerminal => {
  let hasLost = false;
  process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    hasLost = true;
    process.exitCode = 1;
    if (code !== 'EPIPE') process.stderr.write(`The answer could not be written: ${message}\n`);
  });
  process.stderr.on('error', () => undefined);
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    isInteractive: process.stderr.isTTY === true,
    hasLost: () => hasLost,
  };
};
