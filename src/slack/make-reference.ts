import type { Random } from '../ports.ts';

/** Without look-alikes: it is read aloud and typed. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Six characters that stand both in what a person was told and in the log line. */
export const makeReference = (random: Random): string =>
  Array.from({ length: 6 }, () => LETTERS.charAt(Math.floor(random() * LETTERS.length))).join('');
