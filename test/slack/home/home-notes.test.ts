import { expect, it } from 'vitest';
import { createHomeNotes } from '../../../src/slack/home/home-notes.ts';
import { says } from '../kit/sample-command.ts';

it('keeps the last remark for each person, and forgets the oldest when there are too many', () => {
  const notes = createHomeNotes();
  notes.put('U1', says('first'));
  notes.put('U1', says('second'));
  expect(notes.of('U1')?.text).toBe('second');
  expect(notes.of('U2')).toBeNull();
  notes.put('U2', says('other'));
  notes.drop('U2');
  expect(notes.of('U2')).toBeNull();
  for (let index = 0; index < 1000; index += 1) notes.put(`UMANY${index}`, says('note'));
  expect(notes.of('U1')).toBeNull();
  expect(notes.of('UMANY999')?.text).toBe('note');
});
