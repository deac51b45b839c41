import type { Message } from '../../blocks/message.ts';

/** What people were told last by what they pressed on their App Home: it stands on top until they open the page again. */
export interface HomeNotes {
  of(userId: string): Message | null;
  put(userId: string, message: Message): void;
  drop(userId: string): void;
}

const MOST = 1000;

/** Bounded: the oldest goes first. A note that is lost with the process was read long before. */
export const createHomeNotes = (): HomeNotes => {
  const notes = new Map<string, Message>();
  return {
    of: (userId) => notes.get(userId) ?? null,
    put: (userId, message) => {
      notes.delete(userId);
      notes.set(userId, message);
      const [oldest] = notes.keys();
      if (notes.size > MOST && oldest !== undefined) notes.delete(oldest);
    },
    drop: (userId) => {
      notes.delete(userId);
    },
  };
};
