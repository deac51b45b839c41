import { literal } from '../../blocks/text.ts';
import { absolute, add, type Money } from '../../domain/money.ts';
import type { Movement, Mover } from '../../domain/movers.ts';
import type { ComparedRow } from './list-rows.ts';
import { shown, sizeShown } from './show-money.ts';

/** What moved, by one kind of thing: `workspace`, `Workspaces`. */
export interface KindMovement {
  readonly noun: string;
  readonly title: string;
  readonly movement: Movement<ComparedRow>;
  /** How many things of the kind there are in all: one alone explains nothing. */
  readonly count: number;
}

type Moved = Mover<ComparedRow>;

const did = ({ kind, change, item }: Moved): string => {
  switch (kind) {
    case 'new':
      return `was new (${shown(item.amount)})`;
    case 'gone':
      return `cost nothing any more (${shown(item.before)} before)`;
    case 'up':
      return `cost ${sizeShown(change)} more`;
    case 'down':
      return `cost ${sizeShown(change)} less`;
  }
};

const nameOf = (noun: string, { item }: Moved): string =>
  item.kind === 'source' ? literal(item.label) : `${noun} ${literal(item.label)}`;

const isMost = (part: Money, change: Money): boolean => absolute(part) * 2n >= absolute(change);

/** The movers that went the way of the total and have a name. */
const sameWay = ({ movement }: KindMovement, change: Money): readonly Moved[] =>
  movement.top.filter((mover) => mover.item.kind !== 'rest' && mover.change > 0n === change > 0n);

/**
 * The main reason for a change of the total, as the end of a sentence: one thing that made at least half of it, else two
 * that did; nothing where no two did.
 */
export const explainChange = (change: Money, kinds: readonly KindMovement[]): string => {
  const telling = kinds.filter(({ count }) => count > 1).map((kind) => ({ kind, movers: sameWay(kind, change) }));
  for (const { kind, movers } of telling) {
    const [first] = movers;
    if (first !== undefined && isMost(first.change, change))
      return `, mainly because ${nameOf(kind.noun, first)} ${did(first)}`;
  }
  for (const { kind, movers } of telling) {
    const [first, second] = movers;
    if (first !== undefined && second !== undefined && isMost(add(first.change, second.change), change))
      return `, mainly because ${nameOf(kind.noun, first)} ${did(first)} and ${nameOf(kind.noun, second)} ${did(second)}`;
  }
  return '';
};
