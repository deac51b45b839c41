import type { Problem } from '../domain/problem.ts';
import { isRefusalOfRightRequest } from './spend/choose-generation.ts';

/** The classic reports stand in for them, or fail themselves. */
const NEWER_REPORT = /\/analytics\/(cost|usage)$/;

/** Scopes of their own, chosen when the key is made: most keys go without them. */
const ON_TOP = /^\/v1\/(compliance\/|organizations\/spend_limit)/;

/** That something is not offered to a key that works without it: an answer, and no trouble of the source. */
export const isExpectedRefusal = (problem: Problem): boolean =>
  isRefusalOfRightRequest(problem) && (NEWER_REPORT.test(problem.endpoint) || ON_TOP.test(problem.endpoint));
