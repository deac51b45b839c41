import type { DigestRun } from './digest-run.ts';
import { createPatience } from './patience.ts';
import { type SendPorts, sendDue, sendNow } from './send-digests.ts';

export interface DigestRunner {
  /** Sends what is due. Whoever asks while this runs gets that run. Throws what the store throws. */
  sendDue(): Promise<DigestRun>;
  /** Sends these, or all that are not paused, regardless of the hour; their next slots stay theirs. */
  sendNow(ids: readonly string[] | null): Promise<DigestRun>;
  /** Gives up what is still read, lets what is written end, and takes no more. */
  stop(): Promise<void>;
}

/** Sends digests, one run at a time. */
export const createDigestRunner = (ports: SendPorts): DigestRunner => {
  const ending = new AbortController();
  const patience = createPatience();
  let last: Promise<unknown> = Promise.resolve();
  let running: Promise<DigestRun> | null = null;

  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const mine = last.then(run, run);
    last = mine;
    return mine;
  };
  const unlessEnding = <T>(run: () => Promise<T>): Promise<T> =>
    ending.signal.aborted ? Promise.reject(ending.signal.reason) : inTurn(run);

  return {
    sendDue: () => {
      running ??= unlessEnding(() => sendDue(ports, patience, ending.signal)).finally(() => {
        running = null;
      });
      return running;
    },
    sendNow: (ids) => unlessEnding(() => sendNow(ids, ports, ending.signal)),
    stop: async () => {
      ending.abort(new Error('Claude Ledger is stopping'));
      await last.catch(() => undefined);
    },
  };
};
