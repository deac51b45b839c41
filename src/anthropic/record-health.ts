import type { Problem } from '../domain/problem.ts';
import type { Clock } from '../ports.ts';
import type { TransportHealth } from './http.ts';
import { isExpectedRefusal } from './is-expected-refusal.ts';

/** What a transport has seen since it was made. */
interface HealthRecord {
  readonly sawClock: (skewMs: number | null) => void;
  readonly succeeded: () => void;
  readonly failed: (problem: Problem) => void;
  readonly read: () => Omit<TransportHealth, 'requestsLastMinute'>;
}

/** A 400, a conflict or an expired cursor is the answer to one question; it says nothing of how the API is. */
const concernsQuestionOnly = (problem: Problem): boolean =>
  problem.kind === 'bad-request' && [400, 409, 410].includes(problem.status);

export const createHealthRecord = (clock: Clock): HealthRecord => {
  let health: Omit<TransportHealth, 'requestsLastMinute'> = {
    lastSuccessAt: null,
    lastProblem: null,
    clockSkewMs: null,
  };
  return {
    sawClock: (skewMs) => {
      if (skewMs !== null) health = { ...health, clockSkewMs: skewMs };
    },
    succeeded: () => {
      health = { ...health, lastSuccessAt: clock.now() };
    },
    failed: (problem) => {
      if (concernsQuestionOnly(problem) || isExpectedRefusal(problem)) return;
      health = { ...health, lastProblem: { at: clock.now(), problem } };
    },
    read: () => health,
  };
};
