/**
 * What the work resolves with, unless the signal comes first: then it fails at once, and the work may go on, but nobody
 * uses it any more. A signal that lives as long as the process must not keep what was read, so nobody listens on.
 */
export const giveUpAt = <T>(signal: AbortSignal, work: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const give = (): void => reject(signal.reason);
    if (signal.aborted) give();
    signal.addEventListener('abort', give, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', give));
  });
