import { describeSpan } from '../domain/describe-span.ts';
import type { Part } from '../domain/part.ts';
import type { SpendBy } from './read-spend-by.ts';

const BASIS = {
  analytics: 'after discounts and before credits',
  classic: 'from the classic cost report: complete days only, without Priority Tier',
} as const;

/** Which days the amounts beside a list are of, and what they hold; nothing where they could not be read. */
export const describeSpendBasis = (spend: Part<SpendBy> | null): readonly string[] => {
  if (spend?.state !== 'present') return [];
  const { covered, generation, isProvisional, isWhole } = spend.value;
  return [
    `Spend is that of ${describeSpan(covered)}, ${BASIS[generation]}${isProvisional ? '; the newest of it is still arriving' : ''}.`,
    ...(isWhole ? [] : ['Not all of it was itemised, so that some amounts are not known.']),
  ];
};
