import { expect, it } from 'vitest';
import { fillWords } from '../../../src/rules/activity/fill-words.ts';

const SAID: Readonly<Record<string, string>> = { name: 'Ada', role: 'owner', sly: '{role} [x]' };
const say = (field: string): string | null => SAID[field] ?? null;

it.each([
  ['made {name} {role}', 'made Ada owner'],
  ['made {nick|name} {role}', 'made Ada owner'],
  ['made {nick}', 'made (unknown)'],
  ['removed {user_email|user_id}', 'removed somebody'],
  ['transferred it to {new_owner_id}', 'transferred it to somebody'],
  ['left[, until now {role}]', 'left, until now owner'],
  ['left[, until now {rank}]', 'left'],
  ['moved[ from {rank}][ to {role}]', 'moved to owner'],
  // What somebody called a thing is never read as a template, nor `$&` as a reference.
  ['named it {sly}', 'named it {role} [x]'],
  ['set it[ to {sly}]', 'set it to {role} [x]'],
])('%s reads %s', (template, words) => {
  expect(fillWords(template, say)).toBe(words);
});
