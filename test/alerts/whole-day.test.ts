import { expect, it } from 'vitest';
import { findingsOf, toldBy } from '../../src/alerts/live.ts';
import type { Member } from '../../src/domain/organisation.ts';
import { apiKey, member, workspace } from '../support/organisation.ts';
import { type Company, watchWorld } from './kit/watch-world.ts';

const ACME: Company = {
  members: [member('ada', { role: 'admin' })],
  invites: [],
  workspaces: [workspace('Default'), workspace('Production')],
  workspaceMembers: [],
  keys: [apiKey('pipeline')],
};

const POLLS = 288;
const LISTS = ['members', 'invites', 'workspaces', 'keys'] as const;

/** The same numbers for the same seed. */
const createDice = (seed: number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

/*
 * What the story must show: a day of polls every five minutes, in which people and keys come at random and lists fail at
 * random, tells everything that happened, each thing once, and nothing that did not.
 */
it.each([1, 2, 3])('a day of 288 polls tells each change once: seed %i', async (seed) => {
  const dice = createDice(seed);
  const world = watchWorld(ACME);
  await world.poll();
  const keys: string[] = [];
  const admins: string[] = [];
  const people: string[] = [];
  const ids: string[] = [];

  for (let poll = 1; poll <= POLLS; poll += 1) {
    if (dice() < 0.15) {
      const key = apiKey(`k${poll}`, { createdAt: world.now() });
      keys.push(key.id);
      world.change((company) => ({ keys: [key, ...company.keys] }));
    }
    if (dice() < 0.15) {
      const role = dice() < 0.3 ? 'admin' : 'developer';
      const newcomer: Member = member(`m${poll}`, { role, addedAt: world.now() });
      (role === 'admin' ? admins : people).push(newcomer.id);
      world.change((company) => ({ members: [newcomer, ...company.members] }));
    }
    // The last polls read everything, so that nothing is left to be told.
    const isOver = poll > POLLS - 2;
    world.fail(...LISTS.filter(() => !isOver && dice() < 0.2));
    const { document } = await world.poll();
    ids.push(...document.opened.map(({ id }) => id));
    expect(document.resolved).toEqual([]);
  }

  const { incidents } = world.store.read();
  const subjects = (rule: string) =>
    incidents
      .flatMap(findingsOf)
      .filter((finding) => finding.rule === rule)
      .map(({ subject }) => subject)
      .toSorted();
  expect(keys.length).toBeGreaterThan(20);
  expect(admins.length).toBeGreaterThan(3);
  expect(subjects('key-created')).toEqual(keys.toSorted());
  expect(subjects('admin-added')).toEqual(admins.toSorted());
  expect(subjects('member-added')).toEqual(people.toSorted());
  // A new member who is an admin is one fact: the incident of the admin tells the newcomer too.
  const others = new Set(
    incidents
      .filter(({ id }) => ids.includes(id))
      .flatMap(toldBy)
      .map(({ rule }) => rule),
  );
  expect([...others].toSorted()).toEqual(['admin-added', 'key-created', 'member-added']);

  const posts = world.said.filter(({ kind }) => kind === 'post').map(({ about }) => about);
  expect(posts.toSorted()).toEqual(['baseline console', ...ids].toSorted());
  expect(new Set(posts).size).toBe(posts.length);
});
