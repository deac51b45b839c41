import { absolute, type Money, subtract, sum } from './money.ts';
import { rank } from './ranking.ts';

/** What something cost in one span and in the one before. */
export interface Moving {
  readonly label: string;
  readonly amount: Money;
  readonly before: Money;
}

/** `new` cost nothing before, `gone` costs nothing now. */
export interface Mover<T extends Moving> {
  readonly item: T;
  readonly change: Money;
  readonly kind: 'new' | 'gone' | 'up' | 'down';
}

/** What changed most, and what all the rest changed by: together exactly the change of the total. */
export interface Movement<T extends Moving> {
  readonly top: readonly Mover<T>[];
  /** Null where everything that changed is among them. */
  readonly rest: Money | null;
}

const kindOf = ({ amount, before }: Moving): Mover<Moving>['kind'] => {
  if (before === 0n) return 'new';
  if (amount === 0n) return 'gone';
  return amount > before ? 'up' : 'down';
};

/**
 * Ranks by the size of the change, whichever way it went. What costs the same as before has not moved; what has no name
 * of its own belongs to the rest, however much it moved.
 */
export const findMovers = <T extends Moving>(
  items: readonly T[],
  { top, isNamed }: { readonly top: number; readonly isNamed: (item: T) => boolean },
): Movement<T> => {
  const moved = items.flatMap((item): readonly Mover<T>[] => {
    const change = subtract(item.amount, item.before);
    return change === 0n ? [] : [{ item, change, kind: kindOf(item) }];
  });
  const { shown, other } = rank(
    moved.filter(({ item }) => isNamed(item)),
    { sizeOf: ({ change }) => absolute(change), labelOf: ({ item }) => item.label, top },
  );
  const rest = [...other, ...moved.filter(({ item }) => !isNamed(item))];
  return { top: shown, rest: rest.length === 0 ? null : sum(rest.map(({ change }) => change)) };
};
