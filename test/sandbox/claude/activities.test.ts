import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../../src/domain/day.ts';
import { makeId } from '../../../src/sandbox/organisation/ids.ts';
import { inOrder, recordActivities } from '../../../src/sandbox/organisation/record-activity.ts';
import { recordDay } from '../../../src/sandbox/organisation/record-day.ts';
import { signIn, startDataExport } from '../../../src/sandbox/organisation/security-changes.ts';
import { COMPANY, NOW, type Query, refusal, startApi, TODAY } from './ask.ts';
import { BOTH_READ, idsOf, readFeed, recordedIn, startFeed, THAT_DAY } from './feed-kit.ts';

const NOON = parseInstant('2026-11-22T12:00:00Z') ?? NOW;
const [someone] = COMPANY.enterprise.members;

describe('a page of the feed', () => {
  it('holds a hundred of the newest, newest first, and says whether there is more', async () => {
    const api = await startFeed(recordDay({ day: TODAY, count: 130 }));
    const page = await readFeed(api, THAT_DAY);
    const ids = recordedIn(api).map(({ id }) => id);
    expect(idsOf(page)).toEqual(ids.toReversed().slice(0, 100));
    expect(page.body).toMatchObject({ has_more: true, first_id: ids.at(-1), last_id: ids.at(-100) });
  });

  it.each(['asc', 'desc'])('is followed by the next one until the end: %s', async (order) => {
    const api = await startFeed();
    const ids: string[] = [];
    for (let after: Query = {}; ; ) {
      const page = await readFeed(api, { ...THAT_DAY, order, limit: 7, ...after });
      ids.push(...idsOf(page));
      if (!page.body.has_more) break;
      after = { after_id: page.body.last_id };
    }
    const all = recordedIn(api)
      .map(({ id }) => id)
      .slice(0, 60);
    expect(ids).toEqual(order === 'asc' ? all : all.toReversed());
  });

  it('before a cursor has what is just newer, newest first all the same', async () => {
    const api = await startFeed();
    const all = recordedIn(api).map(({ id }) => id);
    const page = await readFeed(api, { ...THAT_DAY, limit: 4, before_id: all[10] ?? '' });
    expect(idsOf(page)).toEqual([all[14], all[13], all[12], all[11]]);
    expect(page.body).toMatchObject({ has_more: true, first_id: all[14], last_id: all[11] });
    const rest = await readFeed(api, { ...THAT_DAY, limit: 5000, before_id: page.body.first_id });
    expect(idsOf(rest)).toEqual(all.slice(15, 60).toReversed());
    expect(rest.body.has_more).toBe(false);
    const older = await readFeed(api, { ...THAT_DAY, order: 'asc', limit: 3, before_id: all[10] ?? '' });
    expect(idsOf(older)).toEqual(all.slice(7, 10));
  });

  it('orders what happened at the same instant by id', async () => {
    const actor = { type: 'system_actor', service: null };
    const twins = ['b', 'a', 'c'].map((name) => ({
      id: makeId('activity', name),
      side: 'enterprise' as const,
      actor,
      type: 'x',
      fields: {},
      at: NOON,
    }));
    const api = await startFeed(recordActivities(twins));
    const sorted = twins.map(({ id }) => id).toSorted();
    expect(idsOf(await readFeed(api, { ...THAT_DAY, order: 'asc' }))).toEqual(sorted);
    expect(idsOf(await readFeed(api, { ...THAT_DAY, after_id: sorted[2] ?? '' }))).toEqual([sorted[1], sorted[0]]);
  });

  it('is empty without cursors', async () => {
    const api = await startFeed();
    const { body } = await readFeed(api, { 'created_at.lt': '2020-01-01T00:00:00Z' });
    expect(body).toEqual({ data: [], has_more: false, first_id: null, last_id: null });
  });

  it('takes a cursor for a place even where the filters leave it out', async () => {
    const api = await startFeed();
    const all = recordedIn(api);
    const [cursor] = all;
    const page = await readFeed(api, {
      ...THAT_DAY,
      order: 'asc',
      after_id: cursor?.id ?? '',
      exclude_activity_types: [cursor?.type ?? ''],
    });
    expect(idsOf(page)).toEqual(all.filter(({ type }) => type !== cursor?.type).map(({ id }) => id));
  });

  it('has everything that belongs to an activity beside it', async () => {
    const api = await startFeed(inOrder(startDataExport(), signIn(someone?.id ?? '')));
    const { body } = await readFeed(api, { order: 'asc', 'created_at.lt': '2026-11-24T00:00:00Z' });
    expect(body.data).toHaveLength(0);
    const later = await startApi({ now: () => NOON, settings: { ...BOTH_READ, feedLagMs: 0 } });
    later.change(inOrder(startDataExport(), signIn(someone?.id ?? '')));
    const page = await readFeed(later, { order: 'asc' });
    const [exported] = page.body.data.filter(({ type }: { type: string }) => type === 'org_data_export_started');
    expect(exported).toMatchObject({
      created_at: '2026-11-22T12:00:00Z',
      organization_id: expect.stringMatching(/^org_01/),
      organization_uuid: COMPANY.enterprise.organisation.id,
      actor: { type: 'user_actor', email_address: expect.stringContaining('@acme.example') },
      export_type: 'conversations',
    });
    const signed = page.body.data.find(({ type }: { type: string }) => type === 'sso_login_succeeded');
    expect(signed).toMatchObject({ organization_id: null, organization_uuid: null });
    expect(signed.actor).toMatchObject({ email_address: someone?.email, ip_address: expect.stringMatching(/^\d+\./) });
  });
});

describe('filters of the feed', () => {
  it('bound the time, each end included or not', async () => {
    const api = await startFeed();
    const all = recordedIn(api);
    const time = new Date(all[20]?.at ?? 0).toISOString();
    const count = async (query: Query) => idsOf(await readFeed(api, { ...THAT_DAY, ...query })).length;
    expect(await count({ 'created_at.gte': time })).toBe(40);
    expect(await count({ 'created_at.gt': time })).toBe(39);
    expect(await count({ 'created_at.lt': time })).toBe(20);
    expect(await count({ 'created_at.lte': time })).toBe(21);
  });

  it('take only some types, or all but some; some people; one organisation', async () => {
    const api = await startFeed(recordDay({ day: TODAY, count: 300 }));
    const all = recordedIn(api);
    const matching = async (query: Query) =>
      idsOf(await readFeed(api, { ...THAT_DAY, order: 'asc', limit: 5000, ...query }));
    const named = (keep: (each: (typeof all)[number]) => boolean) => all.filter(keep).map(({ id }) => id);
    const types = ['claude_chat_created', 'sso_login_succeeded'];
    expect(await matching({ activity_types: types })).toEqual(named(({ type }) => types.includes(type)));
    expect(await matching({ exclude_activity_types: types })).toEqual(named(({ type }) => !types.includes(type)));
    const person = String(all.find(({ type }) => type === 'claude_chat_created')?.actor.user_id);
    const theirs = named(({ actor }) => actor.user_id === person);
    expect(theirs.length).toBeGreaterThan(0);
    expect(await matching({ actor_ids: [person] })).toEqual(theirs);
    expect(await matching({ user_ids: [person] })).toEqual(theirs);
    expect(await matching({ organization_ids: [COMPANY.console.organisation.id] })).toEqual(
      named(({ side, namesOrganisation }) => side === 'console' && namesOrganisation),
    );
  });

  it.each([
    [{ limit: 0 }, 'The limit parameter must be between 1 and 5000, inclusive. Got 0.'],
    [{ limit: 5001 }, 'The limit parameter must be between 1 and 5000, inclusive. Got 5001.'],
    [{ limit: 'many' }, 'The limit parameter must be between 1 and 5000, inclusive. Got many.'],
    [
      { 'created_at.gte': '2026-11-22' },
      'created_at.gte: Input should be a valid datetime with timezone, got 2026-11-22',
    ],
    [
      { 'created_at.lt': '2026-11-22T10:00:00' },
      'created_at.lt: Input should be a valid datetime with timezone, got 2026-11-22T10:00:00',
    ],
    [
      { 'created_at.gte': '2026-02-30T00:00:00Z' },
      'created_at.gte: Input should be a valid datetime with timezone, got 2026-02-30T00:00:00Z',
    ],
    [{ created_at: '2026-11-22T10:00:00Z' }, 'created_at: Extra inputs are not permitted'],
    [{ 'created_at[gte]': '2026-11-22T10:00:00Z' }, 'created_at[gte]: Extra inputs are not permitted'],
    [{ activity_types: 'claude_chat_created' }, 'activity_types: Extra inputs are not permitted'],
    [{ page: 'page_x' }, 'page: Extra inputs are not permitted'],
    [{ order: 'newest' }, "order: Input should be 'asc', 'desc'"],
    [{ after_id: 'a', before_id: 'b' }, 'Only one of `after_id` and `before_id` may be given.'],
    [
      { activity_types: ['a'], exclude_activity_types: ['b'] },
      'Only one of `activity_types[]` and `exclude_activity_types[]` may be given.',
    ],
    [{ after_id: 'activity_none' }, 'Invalid `after_id`. No activity found for `after_id` "activity_none"'],
    [{ before_id: 'activity_none' }, 'Invalid `before_id`. No activity found for `before_id` "activity_none"'],
    [{ actor_ids: ['apikey_1'] }, 'actor_ids[]: Input should be a user id (user_...), got apikey_1'],
    [
      { organization_ids: ['acme'] },
      'organization_ids[]: Input should be an organization id (org_...) or a UUID, got acme',
    ],
  ])('refuse %o', async (query, message) => {
    const api = await startFeed();
    const refused = await readFeed(api, query as Query);
    expect(refusal(refused)).toBe(`400 invalid_request_error: ${message}`);
    expect(Object.keys(refused.body)).toEqual(['error']);
  });

  it('may know only the documented types', async () => {
    const api = await startFeed(undefined, { activityTypes: ['claude_chat_created'] });
    expect((await readFeed(api, { activity_types: ['claude_chat_created'] })).status).toBe(200);
    expect((await readFeed(api, { exclude_activity_types: ['hologram_shown'] })).status).toBe(400);
  });
});
