import type { Courier, StateStore } from '../../../src/ports.ts';

/** The process was killed here. */
export class Killed extends Error {}

/**
 * A process that dies at its `at`-th boundary: before or after a save, before or after a call to Slack. Once dead it
 * does nothing any more; what was saved, and what Slack has, stays.
 */
export const createMortal = (store: StateStore, courier: Courier, at: number) => {
  let boundaries = 0;
  const live = (): void => {
    boundaries += 1;
    if (boundaries > at) throw new Killed();
  };
  const guarded =
    <A extends readonly unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      live();
      const result = await call(...args);
      live();
      return result;
    };
  return {
    store: { ...store, update: guarded(store.update) as StateStore['update'] },
    courier: {
      ...courier,
      post: guarded(courier.post),
      reply: guarded(courier.reply),
      update: guarded(courier.update),
      find: guarded(courier.find),
    },
    boundaries: () => boundaries,
  };
};
