import { fork } from 'node:child_process';
import { once } from 'node:events';

export interface Holder {
  readonly pid: number;
  /** Sends an order and resolves with the next answer; `exited` where the process ends instead. */
  ask(order: string): Promise<string>;
  /** Sends an order that has many answers, resolves when there are so many, and goes on collecting them. */
  tell(order: string, answers: number): Promise<readonly string[]>;
  /** `kill -9`: nothing of it runs any more. */
  kill(): Promise<void>;
}

/** Starts a process that opens state files when it is asked to (see `hold-state.ts`). */
export const startHolder = (): Holder => {
  const child = fork(new URL('hold-state.ts', import.meta.url), { execArgv: [] });
  const gone = once(child, 'exit');
  const nextAnswer = async (): Promise<string> => {
    const answered = new AbortController();
    const answer = once(child, 'message', { signal: answered.signal }).then(([text]) => String(text));
    answer.catch(() => undefined);
    try {
      return await Promise.race([answer, gone.then(() => 'exited')]);
    } finally {
      answered.abort();
    }
  };
  return {
    pid: child.pid ?? 0,
    ask: (order) => {
      const answer = nextAnswer();
      child.send(order);
      return answer;
    },
    tell: (order, answers) =>
      new Promise((resolve) => {
        const collected: string[] = [];
        child.on('message', (answer) => {
          collected.push(String(answer));
          if (collected.length === answers) resolve(collected);
        });
        child.send(order);
      }),
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
};
