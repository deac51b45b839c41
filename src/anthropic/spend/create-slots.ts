/** Up to so many numbers have a place each in one list, whether they occur or not; more are looked up. */
const MOST_PLACES = 4_000_000;

interface Slots {
  /** The place of a number in `numbers`. */
  readonly slotOf: (number: number) => number;
  /** The numbers that were shown, in the order in which they were first seen. */
  readonly numbers: readonly number[];
}

/** Gives each whole number from 0 to before `range` a slot when it is first seen: 0, 1, 2 … */
export const createSlots = (range: number): Slots => {
  const numbers: number[] = [];
  if (range > MOST_PLACES) {
    const slots = new Map<number, number>();
    const slotOf = (number: number): number => {
      const slot = slots.get(number) ?? numbers.push(number) - 1;
      slots.set(number, slot);
      return slot;
    };
    return { slotOf, numbers };
  }
  // One more than the slot, so that zeros mean that there is none.
  const slots = new Int32Array(range);
  const slotOf = (number: number): number => {
    const slot = slots[number] || numbers.push(number);
    slots[number] = slot;
    return slot - 1;
  };
  return { slotOf, numbers };
};
