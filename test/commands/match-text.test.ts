import { expect, it } from 'vitest';
import { matchText } from '../../src/commands/match-text.ts';

const PEOPLE = [
  { id: 'user_1', names: ['ada@acme.example', 'Ada Lovelace'] },
  { id: 'user_2', names: ['nada@acme.example', 'Nadia Ada'] },
  { id: 'user_3', names: ['zoe@acme.example', 'Zo\u00eb K.'] },
];
const idsOf = (...words: string[]) => matchText(PEOPLE, words, (person) => person).map(({ id }) => id);

it.each([
  [[], ['user_1', 'user_2', 'user_3']],
  [['USER_2'], ['user_2']],
  [['ada@acme.example'], ['user_1']],
  [['ada'], ['user_1', 'user_2']],
  [['ada', 'lovelace'], ['user_1']],
  [['lovelace', 'acme'], ['user_1']],
  [['Ada Lovelace'], ['user_1']],
  [['zoe\u0308'], ['user_3']],
  [['user_'], []],
  [['ada', 'zoe'], []],
])('finds by %j', (words, ids) => {
  expect(idsOf(...words)).toEqual(ids);
});
