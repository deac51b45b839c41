import { DAY_MS, type Day, startOf, toInstant } from '../../domain/day.ts';
import type { Member } from '../../domain/organisation.ts';
import { createDice } from './dice.ts';
import { makeId } from './ids.ts';
import { emailAt, nameAt } from './names.ts';

/** Also for those who left, so that old usage and keys can name them: a position is a person for ever. */
export const personId = (seed: string, position: number): string => makeId('user', `${seed}/person/${position}`);

/** A position far beyond the members: people who were here once. */
export const LEFT_POSITION = 1_000_000;

/** Names that would break a message in which they were not escaped. */
const ODD_NAMES: ReadonlyMap<number, string> = new Map([
  [17, 'Zoë <zo> & *Søns*'],
  [58, 'Robert `Bob` O’Brien_'],
]);

const consoleRole = (position: number, roll: number): string => {
  if (position < 3) return 'admin';
  if (position < 5) return 'billing';
  if (roll < 0.12) return 'claude_code_user';
  return roll < 0.62 ? 'developer' : 'user';
};

const enterpriseRole = (position: number, roll: number): string => {
  if (position === 0) return 'primary_owner';
  if (position < 3) return 'owner';
  if (position === 3) return 'membership_admin';
  return roll < 0.08 ? 'managed' : 'user';
};

const buildMembers = (
  label: string,
  seed: string,
  positions: readonly number[],
  today: Day,
  roleAt: (rank: number, roll: number) => string,
): Member[] => {
  const dice = createDice(`${seed}/${label}`);
  return positions
    .map((position, rank) => ({
      id: personId(seed, position),
      email: emailAt(position),
      name: ODD_NAMES.get(position) ?? nameAt(position),
      role: roleAt(rank, dice.next()),
      addedAt: toInstant(
        startOf(today) - DAY_MS * dice.int(20 + Math.max(0, 120 - rank), 700) + dice.int(0, DAY_MS - 1),
      ),
    }))
    .sort((a, b) => b.addedAt - a.addedAt);
};

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** Newest first, as the API lists them. */
export const buildConsoleMembers = (seed: string, count: number, today: Day): Member[] =>
  buildMembers('console-members', seed, range(count), today, consoleRole);

/** Seats of claude.ai: two in three are Console members too; the others come after them in the order of people. */
export const buildSeats = (seed: string, count: number, consoleCount: number, today: Day): Member[] => {
  const positions = range(count).map((index) => (index % 3 === 2 ? consoleCount + index : index));
  return buildMembers('seats', seed, positions, today, enterpriseRole);
};
