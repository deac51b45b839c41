import { ApiFailure } from '../../../src/anthropic/http.ts';
import type { Problem } from '../../../src/domain/problem.ts';

/** The problem that a read ends with; fails the test when it ends with anything else. */
export const catchProblem = async (reading: Promise<unknown>): Promise<Problem> => {
  try {
    await reading;
  } catch (error) {
    if (error instanceof ApiFailure) return error.problem;
    throw error;
  }
  throw new Error('it answered, where a problem was expected');
};
