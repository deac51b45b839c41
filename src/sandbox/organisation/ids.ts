import { createDice } from './dice.ts';

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const BODY_LENGTH = 22;

/** An id as Anthropic forms them: prefix, `01`, 22 base58 characters. The same label always gives the same id. */
export const makeId = (prefix: string, label: string): string => {
  const dice = createDice(`${prefix}/${label}`);
  const body = Array.from({ length: BODY_LENGTH }, () => BASE58.charAt(dice.int(0, BASE58.length - 1)));
  return `${prefix}_01${body.join('')}`;
};

/** A lower-case UUID that belongs to a label: the form of an organisation's id. */
export const makeUuid = (label: string): string => {
  const dice = createDice(`uuid/${label}`);
  const hex = (length: number): string => Array.from({ length }, () => dice.int(0, 15).toString(16)).join('');
  return `${hex(8)}-${hex(4)}-4${hex(3)}-${dice.pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`;
};
