import type { Problem } from './problem.ts';

/**
 * What was asked of a source: there, not to be had, or not readable now. Three outcomes everywhere, so that
 * "could not read" can never look like "all clear" or "$0".
 */
export type Part<T> =
  | { readonly state: 'present'; readonly value: T }
  | { readonly state: 'absent'; readonly reason: Absence }
  | { readonly state: 'failed'; readonly problem: Problem };

/** Why a source has no answer to a question it understood. */
export type Absence =
  | { readonly kind: 'not-offered' }
  | { readonly kind: 'dimension'; readonly dimension: string }
  | { readonly kind: 'complete-days-only' }
  | { readonly kind: 'before-first-day'; readonly firstDay: string }
  | { readonly kind: 'not-published-yet' }
  | { readonly kind: 'nothing-of-that-name' };

export const present = <T>(value: T): Part<T> => ({ state: 'present', value });
export const absent = (reason: Absence): Part<never> => ({ state: 'absent', reason });
export const failed = (problem: Problem): Part<never> => ({ state: 'failed', problem });
