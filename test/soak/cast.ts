import { setTimeout as delay } from 'node:timers/promises';
import type { Dice } from '../../src/sandbox/organisation/dice.ts';
import type { Sample } from './judge-memory.ts';
import type { SoakWorld } from './open-world.ts';
import { type SoakBot, startBot } from './start-bot.ts';

/** About as long as a poll takes: it is killed anywhere in it, before it or after it. */
const LONGEST_MS = 250;

/** The bots that follow each other on one state file. */
interface Cast {
  begin(): Promise<void>;
  /** Everything that is due runs. When all around it works, the bot has nothing to complain about. */
  tick(isCalm: boolean): Promise<void>;
  /** The same, and somewhere in it the process is killed; another one takes over. */
  tickAndKill(): Promise<void>;
  restart(): Promise<void>;
  sample(): Promise<void>;
  finish(): Promise<void>;
  samples(): readonly Sample[];
  restarts(): number;
  kills(): number;
  complaints(): readonly string[];
}

export const createCast = (world: SoakWorld, dice: Dice): Cast => {
  const samples: Sample[] = [];
  const complaints: string[] = [];
  let bot: SoakBot | null = null;
  let restarts = 0;
  let kills = 0;

  const begin = async (): Promise<void> => {
    bot = await startBot({ environment: world.environment, now: world.now() });
    await world.slack.waitFor('the connection', () => world.slack.botIsReady() || undefined);
  };
  const tick = async (isCalm: boolean): Promise<void> => {
    const report = await bot?.tick(world.now());
    if (!report) {
      complaints.push('The bot died by itself');
      return begin();
    }
    world.putForward(report.now);
    if (isCalm) complaints.push(...report.errors.map((line) => `An error while all was well: ${line}`));
  };
  const stop = async (): Promise<void> => {
    if (bot !== null && !(await bot.stop())) complaints.push('The bot died while it was stopped');
    bot = null;
  };
  return {
    begin,
    tick,
    tickAndKill: async () => {
      kills += 1;
      const ticking = bot?.tick(world.now());
      await delay(dice.int(0, LONGEST_MS));
      await bot?.kill();
      await ticking;
      await begin();
    },
    restart: async () => {
      restarts += 1;
      await stop();
      await begin();
    },
    sample: async () => {
      const measured = await bot?.measure();
      if (measured) samples.push({ ...measured, at: world.now(), life: restarts + kills });
    },
    finish: stop,
    samples: () => samples,
    restarts: () => restarts,
    kills: () => kills,
    complaints: () => complaints,
  };
};
