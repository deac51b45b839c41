import { expect, it } from 'vitest';
import { viewMisunderstanding } from '../../src/commands/view-misunderstanding.ts';
import { checkMessage } from '../blocks/check-message.ts';

const error = { said: 'modle', nearest: null, candidates: [], example: '30d by model', why: null };

it('says what was not understood and gives a line that works', () => {
  const message = viewMisunderstanding(error, 'cost');
  expect(message.text).toBe('I did not understand `modle`. This works: `/claude-cost 30d by model`');
  expect(checkMessage(message)).toEqual([]);
});

it('asks after the nearest known word', () => {
  expect(viewMisunderstanding({ ...error, nearest: 'model' }, 'cost').text).toContain('Did you mean `model`?');
});

it('does not name the nearest word twice', () => {
  const unknown = { ...error, why: 'There is no digest `d9`.', nearest: 'd1' };
  const text = (candidates: readonly string[]) => viewMisunderstanding({ ...unknown, candidates }, 'digest').text;
  expect(text(['d1', 'd2', 'd3'])).toContain('Did you mean `d1`? It could also be `d2`, `d3`. This works:');
  expect(text(['d1'])).toContain('Did you mean `d1`? This works:');
});

it('names every candidate of an ambiguous name, and how many more there are', () => {
  const why = 'Two workspaces are called like that.';
  const two = viewMisunderstanding({ ...error, why, candidates: ['Prod EU', 'Prod US'] }, 'cost').text;
  expect(two).toBe(`${why} It could be \`Prod EU\`, \`Prod US\`. This works: \`/claude-cost 30d by model\``);
  const many = Array.from({ length: 14 }, (_, index) => `Team ${index}`);
  expect(viewMisunderstanding({ ...error, candidates: many }, 'cost').text).toContain('`Team 9` or one of 4 more.');
});

it('does not repeat the command where the example has it', () => {
  const { text } = viewMisunderstanding({ ...error, example: '/claude-cost mtd' }, 'cost');
  expect(text).toContain('This works: `/claude-cost mtd`');
});

it('stays a message whatever was typed', () => {
  for (const said of ['<!channel>', '`*_~', 'x'.repeat(10_000), '\u202Egnp.exe', ' ']) {
    const message = viewMisunderstanding({ ...error, said, why: null }, 'cost');
    expect(checkMessage(message)).toEqual([]);
    expect(message.text.length).toBeLessThan(500);
  }
});
