import { describe, expect, it } from 'vitest';
import { NOISY_TYPES } from '../../../src/rules/activity/quiet-types.ts';
import { NOW } from '../../support/fake-source.ts';
import { followWorld, MINUTE } from './kit/follow-world.ts';

const HOUR = 60;
const DAY = 24 * HOUR;
const TOLD = 'org_data_export_started';

describe('the first look', () => {
  it('starts now: what was there, also what comes late of it, is never told', async () => {
    const world = followWorld();
    world.happen(TOLD, { ago: 30 });
    world.happen('anthropic_access', { ago: 2 * DAY });
    world.happen(TOLD, { ago: 50, late: 10 });
    expect((await world.poll()).ids).toEqual([]);
    world.wait(30);
    const fresh = world.happen(TOLD);
    expect((await world.poll()).ids).toEqual([fresh]);
    expect((await world.poll(HOUR)).ids).toEqual([]);
  });
});

describe('each activity is told once', () => {
  it('though the last hour is asked for again at every poll', async () => {
    const world = followWorld();
    await world.poll();
    const first = world.happen(TOLD);
    expect((await world.poll()).ids).toEqual([first]);
    const polls = [await world.poll(), await world.poll(), await world.poll(50), await world.poll(DAY)];
    expect(polls.flatMap(({ ids }) => ids)).toEqual([]);
  });

  it('also one that can be read only 50 minutes after it happened', async () => {
    const world = followWorld();
    await world.poll();
    await world.poll(HOUR);
    const late = world.happen(TOLD, { late: 50 });
    const told: string[] = [];
    for (let poll = 0; poll < 30; poll += 1) told.push(...(await world.poll()).ids);
    expect(told).toEqual([late]);
  });

  it('also by a clock that was days ahead and is set back', async () => {
    const world = followWorld();
    await world.poll(5 * DAY);
    await world.poll();
    expect((await world.poll(-5 * DAY)).ids).toEqual([]);
    const later = world.happen(TOLD);
    expect((await world.poll()).ids).toEqual([later]);
    expect((await world.poll()).ids).toEqual([]);
  });

  it("also Anthropic's own access, which comes two business days late", async () => {
    const world = followWorld();
    await world.poll();
    await world.poll(3 * DAY);
    const late = world.happen('anthropic_access', { ago: 3 * DAY });
    const told: string[] = [];
    for (let poll = 0; poll < 5 * 24; poll += 1) told.push(...(await world.poll(HOUR)).ids);
    expect(told).toEqual([late]);
  });

  it('over both keys, whichever of them is read again later', async () => {
    const world = followWorld(['console', 'enterprise']);
    await world.poll();
    const both = world.happen(TOLD);
    expect((await world.poll()).ids).toEqual([both]);
    world.feed.refuse((_, source) => (source === 'enterprise' ? 'unavailable' : null));
    const meanwhile = world.happen(TOLD);
    expect((await world.poll()).ids).toEqual([meanwhile]);
    for (let hour = 0; hour < 12; hour += 1) expect((await world.poll(HOUR)).ids).toEqual([]);
    world.feed.refuse(() => null);
    expect((await world.poll()).ids).toEqual([]);
  });

  it('also when a poll dies before it has saved anything', async () => {
    const world = followWorld();
    await world.poll();
    const told = world.happen(TOLD);
    expect((await world.poll(5, { forget: true })).ids).toEqual([told]);
    expect((await world.poll()).ids).toEqual([told]);
    expect((await world.poll()).ids).toEqual([]);
  });

  it('also when there are more within an hour than are remembered', async () => {
    const world = followWorld();
    await world.poll();
    await world.poll(2 * HOUR);
    const told: string[] = [];
    const happened: string[] = [];
    for (let poll = 0; poll < 15; poll += 1) {
      for (let count = 0; count < 700; count += 1) happened.push(world.happen(TOLD, { ago: count / 200 }));
      told.push(...(await world.poll()).ids);
    }
    expect(told.toSorted()).toEqual(happened.toSorted());
    expect(world.state().feeds.enterprise?.seen).toHaveLength(5000);
    for (let poll = 0; poll < 20; poll += 1) expect((await world.poll()).ids).toEqual([]);
  });
});

describe('what is asked', () => {
  it('is the last hour, oldest first, in large pages, without what is frequent', async () => {
    const world = followWorld();
    await world.poll();
    world.wait(2 * HOUR);
    world.happen('sso_login_failed');
    await world.poll(0);
    world.feed.asked.length = 0;
    await world.poll();
    expect(world.feed.asked).toEqual([
      {
        source: 'enterprise',
        order: 'asc',
        since: NOW + (5 + 2 * HOUR - HOUR) * MINUTE,
        until: null,
        after: null,
        before: null,
        types: [],
        exceptTypes: NOISY_TYPES,
        limit: 5000,
      },
    ]);
  });

  it('is everything where the API does not take types to leave out', async () => {
    const world = followWorld();
    world.feed.refuse(({ exceptTypes }) => (exceptTypes.length > 0 ? 'bad-request' : null));
    await world.poll();
    world.happen('claude_chat_viewed');
    const told = world.happen(TOLD);
    expect((await world.poll()).ids).toEqual([told]);
  });

  it("does not fail where the API does not know Anthropic's own access", async () => {
    const world = followWorld();
    world.feed.refuse(({ types }) => (types.length > 0 ? 'bad-request' : null));
    await world.poll();
    const told = world.happen(TOLD);
    expect((await world.poll(HOUR)).ids).toEqual([told]);
  });

  it('is at most twenty pages in one poll, and the rest follows with the next', async () => {
    const world = followWorld();
    await world.poll();
    await world.poll(2 * HOUR);
    world.feed.pagesOf(10);
    const happened = Array.from({ length: 450 }, (_, count) => world.happen(TOLD, { ago: -count / 60 }));
    world.wait(2 * HOUR);
    world.feed.asked.length = 0;
    const first = await world.poll();
    expect(world.feed.asked.filter(({ types }) => types.length === 0)).toHaveLength(20);
    expect(first.ids.length).toBeLessThan(250);
    const told = [...first.ids];
    for (let poll = 0; poll < 3; poll += 1) told.push(...(await world.poll()).ids);
    expect(told).toEqual(happened);
  });
});

describe('a feed that cannot be read', () => {
  it.each(['rate-limited', 'unavailable', 'key-refused'] as const)(
    '%s: nothing moves on, and nothing is lost',
    async (kind) => {
      const world = followWorld();
      await world.poll();
      world.feed.pagesOf(2);
      const happened = Array.from({ length: 5 }, () => world.happen(TOLD));
      // It fails part-way: the first page was read.
      world.feed.refuse(({ after }) => (after === null ? null : kind));
      const before = world.state().feeds;
      expect((await world.poll()).parts).toMatchObject([{ state: 'failed', problem: { kind } }]);
      expect(world.state().feeds).toEqual(before);
      world.feed.refuse(() => null);
      expect((await world.poll()).ids).toEqual(happened);
    },
  );

  it('because the key has no scope for it is not offered, and no failure', async () => {
    const world = followWorld(['console', 'enterprise']);
    world.feed.refuse(() => 'scope-missing');
    const absent = { state: 'absent', reason: { kind: 'not-offered' } };
    expect((await world.poll()).parts).toEqual([absent, absent]);
  });

  it('because the key lost its scope is a failure, for as long as it could be caught up', async () => {
    const world = followWorld();
    await world.poll();
    await world.poll(2 * HOUR);
    world.feed.refuse(() => 'scope-missing');
    expect((await world.poll()).parts).toMatchObject([{ state: 'failed' }]);
    expect((await world.poll(6 * DAY)).parts).toMatchObject([{ state: 'failed' }]);
    expect((await world.poll(2 * DAY)).parts).toMatchObject([{ state: 'absent' }]);
  });
});

describe('after a long time without a look', () => {
  it('up to a week is caught up', async () => {
    const world = followWorld();
    await world.poll();
    await world.poll(2 * HOUR);
    const told = world.happen(TOLD);
    const { ids, parts } = await world.poll(6 * DAY);
    expect(ids).toEqual([told]);
    expect(parts).toMatchObject([{ value: { gap: null } }]);
  });

  it('what lies further back is said to be missed', async () => {
    const world = followWorld();
    await world.poll();
    world.wait(2 * HOUR);
    world.happen('sso_login_failed');
    await world.poll(0);
    const last = world.now();
    world.happen(TOLD);
    world.wait(5 * DAY);
    const told = world.happen(TOLD);
    const { ids, parts } = await world.poll(5 * DAY);
    expect(ids).toEqual([told]);
    expect(parts).toMatchObject([{ value: { gap: { from: last, to: world.now() - 7 * DAY * MINUTE } } }]);
    expect((await world.poll()).parts).toMatchObject([{ value: { gap: null } }]);
  });
});

describe('reads of the Compliance API', () => {
  const read = (url: string) => ({
    fields: { request_id: 'req_x', request_method: 'GET', url, status_code: 200 },
  });
  const by = (id: string) => ({
    actor: {
      type: 'api_actor',
      kind: 'api_actor',
      id,
      email: null,
      provider: null,
      ipAddress: null,
      userAgent: null,
    } as const,
  });

  it("with the bot's own key are ignored, once its own requests have told which one that is", async () => {
    const world = followWorld();
    await world.poll();
    await world.poll();
    expect(world.state().feeds.enterprise?.ownKeys).toEqual(['apikey_enterprise']);
    world.happen('compliance_api_accessed', { ...read('/v1/compliance/apps/chats'), ...by('apikey_enterprise') });
    const other = world.happen('compliance_api_accessed', {
      ...read('/v1/compliance/apps/chats'),
      ...by('apikey_siem'),
    });
    expect((await world.poll()).ids).toEqual([other]);
  });

  it('by one key are told once for all that one look finds', async () => {
    const world = followWorld();
    await world.poll();
    const first = world.happen('compliance_api_accessed', {
      ...read('/v1/compliance/apps/chats'),
      ...by('apikey_siem'),
    });
    for (let count = 0; count < 50; count += 1)
      world.happen('compliance_api_accessed', { ...read('/v1/compliance/apps/chats'), ...by('apikey_siem') });
    expect((await world.poll()).ids).toEqual([first]);
  });
});

describe('types that nobody knows', () => {
  it('are counted once each, with when they came last, and told to nobody', async () => {
    const world = followWorld(['console', 'enterprise']);
    await world.poll();
    for (let count = 0; count < 3; count += 1) world.happen('brand_new');
    expect((await world.poll()).ids).toEqual([]);
    await world.poll();
    const { console: one, enterprise: other } = world.state().feeds;
    expect({ ...one?.unknown, ...other?.unknown }).toEqual({ brand_new: { count: 3, lastAt: NOW + 5 * MINUTE } });
  });

  it('are so many at most, the latest', async () => {
    const world = followWorld();
    await world.poll();
    for (let count = 0; count < 250; count += 1) world.happen(`new_${count}`, { ago: -count / 60 });
    await world.poll(10);
    const types = Object.keys(world.state().feeds.enterprise?.unknown ?? {});
    expect(types).toHaveLength(200);
    expect(types).toContain('new_249');
    expect(types).not.toContain('new_49');
  });
});
