import type { Mishap } from '../../src/sandbox/claude/fault.ts';
import type { Dice } from '../../src/sandbox/organisation/dice.ts';
import type { FaultEffect } from '../../src/sandbox/slack/faults.ts';
import type { SoakWorld } from './open-world.ts';

const withoutRows = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'data' in body ? { ...body, data: { rows: 7 } } : { ok: true };

const MISHAPS: readonly Mishap[] = [
  { kind: 'status', status: 429, headers: { 'retry-after': '5' } },
  { kind: 'status', status: 429 },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 529 },
  { kind: 'status', status: 502, body: '<html>Bad gateway</html>' },
  { kind: 'truncated' },
  { kind: 'reset' },
  { kind: 'delay', ms: 60 },
  { kind: 'edit', edit: withoutRows },
];

/** Nobody answers, until the bot gives up after half a minute of the real time. */
const SILENCE: Mishap = { kind: 'silence' };
const SILENCES = 0.02;

const REFUSALS: readonly FaultEffect[] = [
  { kind: 'rate-limited', retryAfterSeconds: 30 },
  { kind: 'rate-limited', retryAfterSeconds: null },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503 },
  { kind: 'unreachable' },
  { kind: 'reply-lost', how: 'cut' },
];
const INVALID_AUTH: FaultEffect = { kind: 'error', error: 'invalid_auth' };
const INVALID_TOKENS = 0.15;

const TROUBLES = 0.12;
const MOST_STEPS = 8;

interface Weather {
  /** Trouble begins, goes on or ends, by chance. */
  change(): void;
  /** Everything works from now on. */
  clear(): void;
  isCalm(): boolean;
  count(): number;
}

/** What goes wrong at Anthropic and at Slack, never the bot's own doing. */
export const createWeather = ({ claude, slack }: SoakWorld, dice: Dice, isPatient: boolean): Weather => {
  let lift: (() => void) | null = null;
  let stepsLeft = 0;
  let count = 0;

  const strikeClaude = (): (() => void) => {
    if (isPatient && dice.chance(SILENCES)) return claude.fault({ when: () => true, mishap: SILENCE, times: 1 });
    const share = dice.pick([0.1, 0.5, 1]);
    return claude.fault({ when: () => dice.chance(share), mishap: dice.pick(MISHAPS) });
  };
  const strikeSlack = (): (() => void) => {
    if (dice.chance(INVALID_TOKENS)) return slack.faults.add({ method: /^chat\./, effect: INVALID_AUTH });
    const share = dice.pick([0.3, 1]);
    return slack.faults.add({ method: /^chat\./, when: () => dice.chance(share), effect: dice.pick(REFUSALS) });
  };
  const clear = (): void => {
    lift?.();
    lift = null;
  };
  return {
    change: () => {
      stepsLeft -= 1;
      if (lift !== null && stepsLeft <= 0) clear();
      if (lift !== null || !dice.chance(TROUBLES)) return;
      count += 1;
      stepsLeft = dice.int(1, MOST_STEPS);
      lift = dice.chance(0.5) ? strikeClaude() : strikeSlack();
    },
    clear,
    isCalm: () => lift === null,
    count: () => count,
  };
};
