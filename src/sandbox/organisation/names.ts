import { pickAt } from './dice.ts';

const FAMILIES: readonly { readonly given: readonly string[]; readonly family: readonly string[] }[] = [
  { given: ['Amara', 'Chidi', 'Ngozi', 'Tunde', 'Ifeoma'], family: ['Okafor', 'Adeyemi', 'Eze', 'Balogun'] },
  { given: ['Mei', 'Wei', 'Jing', 'Hao', 'Lan'], family: ['Chen', 'Wang', 'Liu', 'Zhou'] },
  { given: ['Priya', 'Arjun', 'Lakshmi', 'Rohan', 'Anjali'], family: ['Sharma', 'Iyer', 'Banerjee', 'Patel'] },
  { given: ['Sofía', 'Mateo', 'Lucía', 'Andrés', 'Inés'], family: ['García', 'Núñez', 'Herrera', 'Muñoz'] },
  { given: ['Freya', 'Lars', 'Sigrid', 'Bjørn', 'Åsa'], family: ['Lindqvist', 'Sørensen', 'Bergström', 'Holm'] },
  { given: ['Yuki', 'Haruto', 'Sakura', 'Kenji', 'Aoi'], family: ['Tanaka', 'Sato', 'Yamamoto', 'Mori'] },
  { given: ['Layla', 'Omar', 'Fatima', 'Yusuf', 'Noor'], family: ['Haddad', 'Al-Amin', 'Mansour', 'Rahman'] },
  { given: ['Grace', 'Liam', 'Siobhán', 'Owen', 'Megan'], family: ["O'Neill", 'Campbell', 'Hughes', 'Walker'] },
  { given: ['Anna', 'Tomasz', 'Olena', 'Pavel', 'Ivana'], family: ['Kowalska', 'Shevchenko', 'Novák', 'Horvat'] },
];

const PER_FAMILY = 20;
const DISTINCT_NAMES = FAMILIES.length * PER_FAMILY;

/** The full name of the person at a position. Neighbours come from different parts of the world; after 180 names they repeat. */
export const nameAt = (position: number): string => {
  const { given, family } = pickAt(FAMILIES, position);
  const round = Math.floor(position / FAMILIES.length) % PER_FAMILY;
  return `${pickAt(given, round)} ${pickAt(family, round)}`;
};

/** `siobhan.oneill@acme.example`; people who share a name are told apart by a number. */
export const emailAt = (position: number): string => {
  const plain = nameAt(position)
    .replace(/ø/g, 'o')
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .replace(' ', '.');
  const repeat = Math.floor(position / DISTINCT_NAMES);
  return `${plain}${repeat === 0 ? '' : repeat + 1}@acme.example`;
};
