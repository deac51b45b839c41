import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

interface Started<T> {
  /** The first message that it sent. */
  readonly hello: T;
  /** Sends a word, and resolves with the next message. */
  ask(): Promise<unknown>;
  stop(): Promise<void>;
}

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null) return;
  const exited = once(child, 'exit');
  if (child.connected) child.disconnect();
  await exited;
};

/**
 * Runs a file as a process of its own, given one value, and waits for its first message. Such a process
 * ends when it is disconnected from this one.
 */
export const startProcess = async <T>(file: URL, given: unknown): Promise<Started<T>> => {
  const child = fork(file, [JSON.stringify(given)], { execArgv: [] });
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`${file.pathname} ended with ${code}`)));
  ended.catch(() => undefined);
  const nextMessage = async (): Promise<unknown> => (await Promise.race([once(child, 'message'), ended]))[0];
  const hello = (await nextMessage()) as T;
  return {
    hello,
    ask: () => {
      const answer = nextMessage();
      child.send('go');
      return answer;
    },
    stop: () => stop(child),
  };
};
