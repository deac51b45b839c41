import type { PollResult } from './run-poll.ts';

export interface Watcher {
  /** One poll. Whoever asks while one runs gets that one: two never run side by side. Throws what the poll throws. */
  poll(): Promise<PollResult>;
  /** Gives up a poll that is still reading, lets one that is writing end, and takes no more. */
  stop(): Promise<void>;
}

/** `run` is given up by its signal while it has changed nothing. */
export const createWatcher = (run: (signal: AbortSignal) => Promise<PollResult>): Watcher => {
  const ending = new AbortController();
  let running: Promise<PollResult> | null = null;
  return {
    poll: () => {
      if (ending.signal.aborted) return Promise.reject(ending.signal.reason);
      running ??= run(ending.signal).finally(() => {
        running = null;
      });
      return running;
    },
    stop: async () => {
      ending.abort(new Error('Claude Ledger is stopping'));
      await running?.catch(() => undefined);
    },
  };
};
