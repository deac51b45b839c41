import type { Instant } from '../../src/domain/day.ts';
import { createDice } from '../../src/sandbox/organisation/dice.ts';
import { createCast } from './cast.ts';
import { createHappenings } from './create-happenings.ts';
import { createQuestions } from './create-questions.ts';
import { expectDigests } from './expect-digests.ts';
import { findDoubles } from './find-doubles.ts';
import type { Sample } from './judge-memory.ts';
import { createWeather } from './make-weather.ts';
import { ALERTS, DIGESTS, openWorld } from './open-world.ts';

export interface SoakOptions {
  readonly seed: string;
  /** How much of the soak is over, 0 to 1, asked before each step. */
  readonly progress: (steps: number) => number;
  /** How likely a restart and a kill are in a step of the second part. */
  readonly restlessness: number;
  /** Whether there is time for requests that are never answered. */
  readonly isPatient: boolean;
}

export interface SoakResult {
  /** Polls that were due. */
  readonly steps: number;
  readonly simulatedMs: number;
  /** Changes that had to be told. */
  readonly changes: number;
  readonly digests: number;
  readonly questions: number;
  readonly troubles: number;
  readonly restarts: number;
  readonly kills: number;
  readonly samples: readonly Sample[];
  /** What should not have been, a sentence each. */
  readonly violations: readonly string[];
}

const STEP_MS = 15 * 60_000;
/** A first life without a restart, long enough to see whether memory grows; then they come again and again. */
const STEADY_SHARE = 0.6;
/** What Slack did not take is tried again within the hour, and what is told then may need another poll. */
const CALM_STEPS = 15;
/** A look at the memory every hour of the simulated time. */
const STEPS_BETWEEN_SAMPLES = 4;

/**
 * The bot as it is deployed, in a process of its own, between the two stand-ins, on a clock that runs through the days:
 * people come and go, keys are made, Anthropic and Slack fail in every way, people ask, and the bot is stopped and
 * killed. In the end everything that happened must have been told once.
 */
export const runSoak = async ({ seed, progress, restlessness, isPatient }: SoakOptions): Promise<SoakResult> => {
  const world = await openWorld();
  // Each has its own: what one of them draws depends on how many requests there were.
  const diceOf = (name: string) => createDice(`${seed}/${name}`);
  const dice = diceOf('restarts');
  const cast = createCast(world, diceOf('cast'));
  const happenings = createHappenings(world, diceOf('happenings'));
  const weather = createWeather(world, diceOf('weather'), isPatient);
  const questions = createQuestions(world, diceOf('questions'));
  const begunAt = world.now();
  let steps = 0;

  const step = async (isRough: boolean): Promise<void> => {
    steps += 1;
    world.putForward(world.now() + STEP_MS);
    const willKill = isRough && dice.chance(restlessness);
    await Promise.all([
      willKill ? cast.tickAndKill() : cast.tick(weather.isCalm()),
      willKill ? undefined : questions.askSome(),
    ]);
    if (isRough && !willKill && dice.chance(restlessness)) await cast.restart();
    happenings.read();
    if (steps % STEPS_BETWEEN_SAMPLES === 0) await cast.sample();
  };

  const live = async (): Promise<Instant> => {
    await cast.begin();
    await step(false);
    const subscribedAt = world.now();
    await questions.subscribe();
    for (let share = progress(steps); share < 1; share = progress(steps)) {
      happenings.happen();
      weather.change();
      await step(share > STEADY_SHARE);
    }
    weather.clear();
    for (let calm = 0; calm < CALM_STEPS; calm += 1) await step(false);
    return subscribedAt;
  };
  const subscribedAt = await live().finally(async () => {
    await cast.finish();
    await world.close();
  });

  const digests = expectDigests(world.slack.messages(DIGESTS), subscribedAt, world.now());
  const violations = [
    ...happenings.complaints(),
    ...findDoubles([...world.slack.messages(ALERTS), ...world.slack.messages(DIGESTS)]),
    ...digests.complaints,
    ...questions.complaints(),
    ...cast.complaints(),
  ];
  return {
    steps,
    simulatedMs: world.now() - begunAt,
    changes: happenings.count(),
    digests: digests.count,
    questions: questions.count(),
    troubles: weather.count(),
    restarts: cast.restarts(),
    kills: cast.kills(),
    samples: cast.samples(),
    violations,
  };
};
