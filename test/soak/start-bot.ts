import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { BotTask, Measured, Order, Report } from './bot-protocol.ts';

type Ticked = Extract<Report, { kind: 'ticked' }>;

/** The bot in a process of its own: its memory is nobody else's, and it can be killed. */
export interface SoakBot {
  /** Null when it died meanwhile. */
  tick(now: number): Promise<Ticked | null>;
  measure(): Promise<Measured | null>;
  /** Asks it to end, and resolves with whether it ended well. */
  stop(): Promise<boolean>;
  /** `kill -9`. */
  kill(): Promise<void>;
}

export const startBot = async (task: BotTask): Promise<SoakBot> => {
  const file = new URL('./soak-bot.ts', import.meta.url);
  const child = fork(file, [JSON.stringify(task)], { execArgv: ['--expose-gc'] });
  const exited = once(child, 'exit').then(() => null);
  const hear = (): Promise<Report | null> => Promise.race([once(child, 'message').then(([report]) => report), exited]);
  const order = (what: Order): Promise<Report | null> => {
    const report = hear();
    if (child.connected) child.send(what);
    return report;
  };
  if ((await hear())?.kind !== 'started') throw new Error('The bot did not start');
  return {
    tick: async (now) => {
      const report = await order({ kind: 'tick', now });
      return report?.kind === 'ticked' ? report : null;
    },
    measure: async () => {
      const report = await order({ kind: 'measure' });
      return report?.kind === 'measured' ? report : null;
    },
    stop: async () => {
      const report = await order({ kind: 'stop' });
      await exited;
      return report?.kind === 'stopped';
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
};
