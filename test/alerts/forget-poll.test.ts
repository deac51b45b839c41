import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { member } from '../support/organisation.ts';
import { watchWorld } from './kit/watch-world.ts';

const ACME = {
  members: [member('ada', { role: 'admin' })],
  invites: [],
  workspaces: [],
  workspaceMembers: [],
  keys: [],
};

it('a poll that is over is held by nothing, so that no number of them fills the memory', async () => {
  const world = watchWorld(ACME);
  const { signal } = new AbortController();
  await world.poll(5, signal);
  await world.poll(5, signal);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});
