import fc from 'fast-check';
import { KNOWN_ROLES } from '../../src/domain/roles.ts';
import { HOLE } from './find.ts';

/**
 * One thing before and after, made so that what happened to it is known: a list of them is an organisation before and
 * after, whose true changes can be counted without comparing anything.
 */
export interface Pair<T> {
  readonly before: T | null;
  readonly after: T | null;
}

export const beforeOf = <T>(pairs: readonly Pair<T>[]): T[] => pairs.flatMap(({ before }) => before ?? []);

/** In another order than before: the API's order is not promised. */
export const afterOf = <T>(pairs: readonly Pair<T>[]): T[] => pairs.flatMap(({ after }) => after ?? []).toReversed();

/** A list of pairs, each made from its place in the list, so that ids are unique. */
export const anyPairs = <V, T>(value: fc.Arbitrary<V>, make: (place: number, value: V) => T): fc.Arbitrary<Pair<T>[]> =>
  fc.array(fc.tuple(fc.option(value), fc.option(value)), { maxLength: 12 }).map((list) =>
    list.map(([before, after], place) => ({
      before: before === null ? null : make(place, before),
      after: after === null ? null : make(place, after),
    })),
  );

export const anyRole = fc.constantFrom(...KNOWN_ROLES, 'newer_role');
/** Not one that looks like a hole in the data: sentences are checked for those. */
export const anyName = fc
  .string({ minLength: 1, maxLength: 8 })
  .filter((name) => name.trim() !== '' && !HOLE.test(name));
export const anySource = fc.constantFrom('console', 'enterprise');
