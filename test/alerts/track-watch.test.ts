import { expect, it } from 'vitest';
import { isoInstant } from '../../src/domain/day.ts';
import { member } from '../support/organisation.ts';
import { type Company, watchWorld } from './kit/watch-world.ts';

const ACME: Company = {
  members: [member('ada', { role: 'admin' })],
  invites: [],
  workspaces: [],
  workspaceMembers: [],
  keys: [],
};

/** The first poll is at 9:35, each other one five minutes later unless it says so. */
const breaksOf = (world: ReturnType<typeof watchWorld>): readonly string[] =>
  (world.store.read().polls.breaks ?? []).map(({ source, from, to }) =>
    [source, from === null ? 'ever' : isoInstant(from).slice(11, 16), isoInstant(to).slice(11, 16)].join(' '),
  );

it('remembers when the watch began, and nothing while it goes on', async () => {
  const world = watchWorld(ACME);
  for (let polls = 0; polls < 3; polls += 1) await world.poll();
  expect(breaksOf(world)).toEqual(['console ever 09:35']);
});

it('remembers the polls that did not run for an hour or more', async () => {
  const world = watchWorld(ACME);
  await world.poll();
  await world.poll(50);
  await world.poll(180);
  expect(breaksOf(world)).toEqual(['console ever 09:35', 'console 10:25 13:25']);
});

it('remembers that a list could not be read for an hour, from the first failure on', async () => {
  const world = watchWorld(ACME);
  await world.poll();
  world.fail('keys');
  await world.poll();
  world.fail('members', 'keys');
  for (let polls = 0; polls < 12; polls += 1) await world.poll();
  expect(breaksOf(world)).toEqual(['console ever 09:35']);
  world.fail();
  await world.poll();
  expect(breaksOf(world)).toEqual(['console ever 09:35', 'console 09:40 10:45']);
});

it('makes no word of a short failure', async () => {
  const world = watchWorld(ACME);
  await world.poll();
  world.fail('members');
  await world.poll();
  world.fail();
  await world.poll();
  expect(breaksOf(world)).toEqual(['console ever 09:35']);
});
