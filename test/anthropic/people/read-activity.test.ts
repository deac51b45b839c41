import { describe, expect, test } from 'vitest';
import { readActivity } from '../../../src/anthropic/people/read-activity.ts';
import type { Span } from '../../../src/domain/day.ts';
import { allowOnlyServed } from '../support/allow-only-served.ts';
import { createNockedTransport } from '../support/nocked-transport.ts';
import { day, refuse, serve, span } from './serve-exactly.ts';

const USERS = '/v1/organizations/analytics/users';
const TODAY = '2026-11-22';

allowOnlyServed();

const chat = (conversations: number | null, messages: number) => ({
  distinct_conversation_count: conversations,
  message_count: messages,
  thinking_message_count: 0,
});
const row = (id: string, more: object = {}) => ({
  user: { id, email_address: `${id}@acme.test`, type: 'user' },
  chat_metrics: chat(0, 0),
  claude_code_metrics: { core_metrics: { commit_count: 0, lines_of_code: { added_count: 0, removed_count: 0 } } },
  office_metrics: { excel: { message_count: 0 } },
  web_search_count: 0,
  distinct_user_count: null,
  ...more,
});
const idle = { conversations: 0, messagesSent: 0, isActive: false, lastActive: null };
const page = (rows: readonly object[], next_page: string | null = null) => ({ data: rows, next_page });
const read = (asked: Span) => readActivity(createNockedTransport().transport, 'enterprise', asked, day(TODAY));
const readPeople = async (...rows: readonly object[]) => {
  serve(`${USERS}?date=2026-11-03&limit=1000`, page(rows));
  const part = await read(span('2026-11-03', '2026-11-04'));
  return part.state === 'present' ? part.value.people : part;
};
const notReady = (asked: string, newest: string) =>
  `Requested date ${asked} is not yet available. The most recent date with available analytics data is ${newest}.`;

describe('people', () => {
  test('their chat is what they did with and without Cowork', async () => {
    const unified = { chat: chat(3, 20), sessions: { message_count: 400 } };
    expect(
      await readPeople(
        row('user_1', { chat_metrics: chat(5, 42), last_activity_date: '2026-11-03' }),
        row('user_2', { chat_metrics: chat(5, 42), chat_cowork_unified_metrics: unified }),
        row('user_3', { chat_metrics: chat(5, 42), chat_cowork_unified_metrics: null, last_activity_date: null }),
      ),
    ).toEqual([
      {
        userId: 'user_1',
        email: 'user_1@acme.test',
        conversations: 5,
        messagesSent: 42,
        isActive: true,
        lastActive: day('2026-11-03'),
      },
      { ...idle, userId: 'user_2', email: 'user_2@acme.test', conversations: 8, messagesSent: 62, isActive: true },
      { ...idle, userId: 'user_3', email: 'user_3@acme.test', conversations: 5, messagesSent: 42, isActive: true },
    ]);
  });

  test.each([
    ['chat', { chat_metrics: chat(null, 7) }, 7],
    ['unified chat', { chat_metrics: chat(4, 7), chat_cowork_unified_metrics: { chat: chat(null, 1) } }, 8],
  ])('conversations stay unknown when those of %s are', async (_, metrics, messagesSent) => {
    expect(await readPeople(row('user_1', metrics))).toMatchObject([{ conversations: null, messagesSent }]);
  });

  test.each([
    [{}, false],
    [{ distinct_user_count: 4 }, false],
    [{ web_search_count: 1 }, true],
    [{ claude_code_metrics: { tool_actions: { edit_tool: { accepted_count: 1 } } } }, true],
    [{ office_metrics: { excel: { message_count: 0 }, word: { message_count: 2 } } }, true],
    [{ telepathy_metrics: { sessions: [{ thought_count: 1 }] } }, true],
    [{ telepathy_metrics: { thought_count: null, mood: '7' } }, false],
  ])('whoever any product counted for is active (%#)', async (metrics, isActive) => {
    expect(await readPeople(row('user_1', metrics))).toMatchObject([{ isActive }]);
  });

  test.each([
    [{ id: 'user_1', email_address: 'new@acme.test', type: 'user' }, 'new@acme.test'],
    [{ id: 'user_1', email: 'old@acme.test' }, 'old@acme.test'],
    [{ id: 'user_1', email_address: null, email: 'old@acme.test' }, 'old@acme.test'],
    [{ id: 'user_1', email_address: null }, null],
  ])('have an address in either of its forms, or none: %j', async (user, email) => {
    expect(await readPeople(row('user_1', { user }))).toMatchObject([{ userId: 'user_1', email }]);
  });

  test('rows that sum a group are nobody', async () => {
    expect(await readPeople(row('', { user: null, rbac_group_id: 'rbac_group_1' }), row('user_1'))).toMatchObject([
      { userId: 'user_1' },
    ]);
  });

  test.each([
    [{ user: { email_address: 'a@acme.test' } }, 'data[0].user.id', 'string'],
    [{ chat_metrics: { message_count: 1 } }, 'data[0].chat_metrics.distinct_conversation_count', 'number'],
    [{ chat_metrics: undefined }, 'data[0].chat_metrics', 'object'],
    [{ last_activity_date: 'yesterday' }, 'data[0].last_activity_date', 'a day'],
  ])('a row without what it must have is no answer (%#)', async (broken, field, expected) => {
    expect(await readPeople(row('user_1', broken))).toEqual({
      state: 'failed',
      problem: { kind: 'unexpected-reply', source: 'enterprise', endpoint: USERS, requestId: 'req_1', field, expected },
    });
  });
});

describe('the range', () => {
  const OCTOBER = `${USERS}?starting_date=2026-10-01&ending_date=2026-11-01&limit=1000`;
  const TO_YESTERDAY = `${USERS}?starting_date=2026-11-01&ending_date=2026-11-22&limit=1000`;
  const LATEST = `${USERS}?date=2026-11-21&limit=1`;

  test('long published is one sequence of pages', async () => {
    serve(OCTOBER, page([row('user_1')], 'page_2'));
    serve(`${OCTOBER}&page=page_2`, page([row('user_2')]));
    const covered = span('2026-10-01', '2026-11-01');
    expect(await read(covered)).toEqual({
      state: 'present',
      value: {
        covered,
        people: [
          { ...idle, userId: 'user_1', email: 'user_1@acme.test' },
          { ...idle, userId: 'user_2', email: 'user_2@acme.test' },
        ],
      },
    });
  });

  test('a cursor that expired starts again, and nobody is there twice', async () => {
    serve(OCTOBER, page([row('user_1')], 'page_2'));
    refuse(`${OCTOBER}&page=page_2`, 410, 'cursor expired');
    serve(OCTOBER, page([row('user_1')]));
    expect(await read(span('2026-10-01', '2026-11-01'))).toMatchObject({ value: { people: [{ userId: 'user_1' }] } });
  });

  test('up to yesterday is whole when yesterday is published', async () => {
    serve(LATEST, page([row('user_1')], 'page_2'));
    serve(TO_YESTERDAY, page([]));
    const covered = span('2026-11-01', TODAY);
    expect(await read(span('2026-11-01', '2026-12-01'))).toEqual({ state: 'present', value: { covered, people: [] } });
  });

  test('ends with the newest day that is published, and says so', async () => {
    refuse(LATEST, 400, notReady('2026-11-21', '2026-11-20'));
    serve(`${USERS}?date=2026-11-20&limit=1`, page([]));
    serve(`${USERS}?starting_date=2026-11-01&ending_date=2026-11-21&limit=1000`, page([row('user_1')]));
    expect(await read(span('2026-11-01', TODAY))).toMatchObject({
      value: { covered: span('2026-11-01', '2026-11-21'), people: [{ userId: 'user_1' }] },
    });
  });

  test('is narrowed too when the range itself is refused', async () => {
    serve(LATEST, page([]));
    refuse(TO_YESTERDAY, 400, 'Newest: 2026-11-15');
    serve(`${USERS}?starting_date=2026-11-01&ending_date=2026-11-16&limit=1000`, page([]));
    expect(await read(span('2026-11-01', TODAY))).toMatchObject({
      value: { covered: span('2026-11-01', '2026-11-16') },
    });
  });

  test('of one day that is published late is asked for up to what there is', async () => {
    refuse(LATEST, 400, notReady('2026-11-21', '2026-11-20'));
    serve(`${USERS}?date=2026-11-20&limit=1000`, page([row('user_1')]));
    expect(await read(span('2026-11-20', TODAY))).toMatchObject({
      value: { covered: span('2026-11-20', '2026-11-21') },
    });
  });

  test.each([
    ['yesterday alone', span('2026-11-21', TODAY), '2026-11-21&limit=1000'],
    ['the last two days', span('2026-11-20', TODAY), '2026-11-21&limit=1'],
  ])('%s, of which nothing is published yet, is absent', async (_, asked, question) => {
    refuse(`${USERS}?date=${question}`, 400, notReady('2026-11-21', '2026-11-19'));
    expect(await read(asked)).toEqual({ state: 'absent', reason: { kind: 'not-published-yet' } });
  });

  test('of today alone is absent without a question', async () => {
    expect(await read(span(TODAY, '2026-11-23'))).toEqual({ state: 'absent', reason: { kind: 'not-published-yet' } });
  });

  test('from before 2026 is absent, and one that reaches back there begins with 2026', async () => {
    expect(await read(span('2025-10-01', '2026-01-01'))).toEqual({
      state: 'absent',
      reason: { kind: 'before-first-day', firstDay: '2026-01-01' },
    });
    serve(`${USERS}?starting_date=2026-01-01&ending_date=2026-02-01&limit=1000`, page([]));
    expect(await read(span('2025-12-01', '2026-02-01'))).toMatchObject({
      value: { covered: span('2026-01-01', '2026-02-01') },
    });
  });

  test('longer than 366 days keeps the newest of them, because people of two ranges cannot be added', async () => {
    const { transport } = createNockedTransport();
    serve(`${USERS}?starting_date=2026-05-31&ending_date=2027-06-01&limit=1000`, page([]));
    const asked = span('2026-01-01', '2027-06-01');
    expect(await readActivity(transport, 'enterprise', asked, day('2027-12-01'))).toMatchObject({
      value: { covered: span('2026-05-31', '2027-06-01') },
    });
  });

  test.each([
    [400, 'order_by: unknown column'],
    [400, 'starting_date: must be 2026-11-21 or later'],
    [400, 'Only the last 30 days, from 2026-10-20, are kept'],
    [404, notReady('2026-11-21', '2026-11-20')],
  ])('that is refused for another reason is a problem (%i %s)', async (status, message) => {
    refuse(LATEST, status, message);
    expect(await read(span('2026-09-01', TODAY))).toMatchObject({
      state: 'failed',
      problem: { kind: 'bad-request', status, message },
    });
  });

  test('that is refused again and again is a problem, not an endless question', async () => {
    for (const last of ['21', '20', '19', '18']) {
      refuse(`${USERS}?date=2026-11-${last}&limit=1`, 400, `Try 2026-11-${Number(last) - 1}`);
    }
    expect(await read(span('2026-11-01', TODAY))).toMatchObject({ state: 'failed', problem: { kind: 'bad-request' } });
  });

  test('that the key may not read is a problem', async () => {
    refuse(LATEST, 403, "Missing required scopes. Got: ['read:members'] Needed: ['read:analytics']");
    expect(await read(span('2026-11-01', TODAY))).toMatchObject({
      state: 'failed',
      problem: { kind: 'scope-missing', needed: ['read:analytics'] },
    });
  });
});
