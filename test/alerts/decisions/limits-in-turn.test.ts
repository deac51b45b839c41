import { expect, it } from 'vitest';
import { usd } from '../../support/fake-source.ts';
import { limitOf } from '../../support/limits.ts';
import { limitWorld } from './limit-world.ts';

const NEAR = limitOf({ spent: usd('480') });

const titles = (items: readonly { readonly title: string }[]) => items.map(({ title }) => title.split(' has ')[1]);

it('somebody comes near a limit, reaches it, and the next month is another one', async () => {
  const world = limitWorld();
  await world.poll();
  world.spend(NEAR);
  expect(titles((await world.poll()).document.opened)).toEqual([expect.stringMatching(/^used at least 90 %/)]);
  world.spend({ ...NEAR, spent: usd('490') });
  expect((await world.poll()).document).toMatchObject({ opened: [], updated: [], resolved: [] });
  world.spend({ ...NEAR, spent: usd('500') });
  expect(titles((await world.poll()).document.updated)).toEqual([expect.stringMatching(/^reached the monthly/)]);
  world.spend({ ...NEAR, spent: usd('1') });
  expect((await world.poll()).document.resolved).toHaveLength(1);
  world.spend(NEAR);
  expect((await world.poll()).document.opened).toHaveLength(1);
});

it('several at once are one message', async () => {
  const world = limitWorld();
  await world.poll();
  world.spend(NEAR, { ...NEAR, userId: 'user_bob', email: 'bob@acme.example', name: 'Bob' });
  const { opened } = (await world.poll()).document;
  expect(opened.map(({ title }) => title)).toEqual(['2 people near their spend limits']);
});

it('up to a thousand people are read at every poll', async () => {
  const world = limitWorld();
  world.go({ people: 1000 });
  for (let count = 1; count <= 4; count += 1) {
    await world.poll();
    expect(world.limitReads()).toBe(count);
  }
});

it('more are read once an hour, and what is not read neither opens nor ends anything', async () => {
  const world = limitWorld();
  world.go({ people: 1001 });
  await world.poll();
  world.spend(NEAR);
  await world.poll(30);
  expect(world.limitReads()).toBe(1);
  expect((await world.poll(30)).document.opened).toHaveLength(1);
  expect(world.limitReads()).toBe(2);
  world.spend();
  expect((await world.poll(5)).document).toMatchObject({ resolved: [], notEvaluated: [] });
  expect(world.limitReads()).toBe(2);
  expect((await world.poll(55)).document.resolved).toHaveLength(1);
});

it('a reading that failed is tried again by the next poll', async () => {
  const world = limitWorld();
  world.go({ people: 5000, down: true });
  const { notEvaluated } = (await world.poll()).document;
  expect(notEvaluated).toContainEqual({ rule: 'limit-near', source: 'enterprise', missing: expect.any(String) });
  world.go({ down: false });
  await world.poll();
  expect(world.limitReads()).toBe(2);
});
