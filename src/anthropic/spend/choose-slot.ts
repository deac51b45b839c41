import type { Held } from './held.ts';

/** Sums of spans that one breakdown keeps: a year of months and some more. */
const MOST_SPANS = 16;

/**
 * The name under which a new sum of a span is stored. Names are few and used again, so that history does not grow with
 * every day's question: first of what is no longer right, then of what was stored longest ago and is not in use now.
 */
export const chooseSlot = (
  blocks: readonly Held[],
  isRight: (held: Held) => boolean,
  isInUse: (held: Held) => boolean,
): string => {
  const spans = blocks.filter((block) => !block.daily);
  const free = spans.filter((block) => !isInUse(block));
  const victim = spans.length < MOST_SPANS ? undefined : (free.find((block) => !isRight(block)) ?? free[0]);
  if (victim !== undefined) return victim.id;
  const taken = new Set(spans.map(({ id }) => id));
  for (let number = 1; ; number += 1) if (!taken.has(`span-${number}`)) return `span-${number}`;
};
