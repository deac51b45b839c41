import { z } from 'zod';
import { HOUR_MS, type Instant } from '../../domain/day.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Generation } from '../../domain/spend.ts';
import type { Shelf } from './shelf.ts';

const NAME = 'generation';
const memoSchema = z.object({ classicSince: z.int() });

/** Whether a failure says that this API is not there for this key, rather than that something is wrong today. */
export const isRefusal = (problem: Problem): boolean =>
  problem.kind === 'scope-missing' ||
  problem.kind === 'not-an-organisation' ||
  (problem.kind === 'bad-request' && problem.status === 404);

/** A request that is right by construction and yet refused: then it is the API that is not what it should be. */
export const isRefusalOfRightRequest = (problem: Problem): boolean =>
  isRefusal(problem) || (problem.kind === 'bad-request' && problem.status === 400);

/** Classic while the memory of a refusal is fresh: it is the history's, so that all processes answer alike. */
export const recallGeneration = async (shelf: Shelf, now: Instant): Promise<Generation> => {
  const memo = await shelf.read(NAME, memoSchema);
  const age = memo === null ? HOUR_MS : now - memo.classicSince;
  return age >= 0 && age < HOUR_MS ? 'classic' : 'analytics';
};

export const rememberClassic = (shelf: Shelf, now: Instant): void => {
  shelf.write(NAME, () => ({ classicSince: now }));
};
