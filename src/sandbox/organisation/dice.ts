/** A repeatable stream of numbers: the same label always gives the same stream, whatever else was drawn. */
export interface Dice {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number, both ends included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
}

const UINT32 = 2 ** 32;

/** A 32-bit fingerprint of a text (FNV-1a). Never 0, so that it can seed a shift register. */
export const hashText = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0 || 1;
};

/** A number from 0 to 1 that belongs to a seed and a position: unlike a stream, any position can be asked at any time. */
export const noiseAt = (seed: number, position: number): number => {
  let mixed = Math.imul(seed ^ Math.imul(position + 1, 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 13)) >>> 0) / UINT32;
};

export const createDice = (label: string): Dice => {
  const seed = hashText(label);
  let drawn = 0;
  const next = (): number => {
    drawn += 1;
    return noiseAt(seed, drawn);
  };
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (items) => pickAt(items, int(0, items.length - 1)),
  };
};

/** The item at a position, counted round and round. */
export const pickAt = <T>(items: readonly T[], position: number): T => {
  const item = items[position % items.length];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
};
