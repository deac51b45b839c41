import nock from 'nock';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { collectRows } from '../../src/anthropic/collect-rows.ts';
import { readIdPages, readTokenPages } from '../../src/anthropic/read-pages.ts';
import { idPageOf } from '../../src/anthropic/wire/id-page.ts';
import { allowOnlyServed } from './support/allow-only-served.ts';
import { catchProblem } from './support/catch-problem.ts';
import { BASE_URL, createNockedTransport } from './support/nocked-transport.ts';

allowOnlyServed();

describe('a list with opaque tokens', () => {
  const PATH = '/v1/organizations/analytics/cost';
  const schema = z.object({
    data: z.array(z.number()),
    next_page: z.string().nullable(),
    has_more: z.boolean().optional(),
    data_refreshed_at: z.string().optional(),
  });
  const reply = (page: string | null, body: nock.Body, status = 200) =>
    nock(BASE_URL)
      .get(PATH)
      .query({ 'group_by[]': 'model', ...(page !== null && { page }) })
      .reply(status, body, { 'request-id': `req_${page}` });
  const read = () => {
    const { transport } = createNockedTransport();
    return readTokenPages(transport, 'console', { path: PATH, query: { group_by: ['model'] } }, schema);
  };

  test('is read to its last page, with the same question each time and whole pages given out', async () => {
    reply(null, { data: [1, 2], next_page: 'b', has_more: true, data_refreshed_at: '2026-11-22T08:00:00Z' });
    reply('b', { data: [], next_page: 'c', has_more: true });
    reply('c', { data: [3], next_page: null, has_more: false });
    const pages = [];
    for await (const page of read()) pages.push(page);
    expect(pages.map(({ data }) => data)).toEqual([[1, 2], [], [3]]);
    expect(pages[0]?.data_refreshed_at).toBe('2026-11-22T08:00:00Z');
  });

  test('needs no has_more', async () => {
    reply(null, { data: [1], next_page: 'b' });
    reply('b', { data: [2], next_page: null });
    expect(await collectRows(read())).toEqual([1, 2]);
  });

  test.each([
    ['has more, but no token', { data: [1], next_page: null, has_more: true }, 'next_page'],
    ['has more, but an empty token', { data: [1], next_page: '', has_more: true }, 'next_page'],
    ['has no more, but a token', { data: [1], next_page: 'c', has_more: false }, 'next_page'],
    ['a token that was followed already', { data: [1], next_page: 'b', has_more: true }, 'next_page'],
    ['a row that is no number', { data: [1, 'two'], next_page: null, has_more: false }, 'data[1]'],
    ['no rows at all', { next_page: null, has_more: false }, 'data'],
  ])('%s: an unexpected reply, never a shorter answer', async (_, body, field) => {
    reply(null, { data: [0], next_page: 'b', has_more: true });
    reply('b', body);
    expect(await catchProblem(collectRows(read()))).toMatchObject({
      kind: 'unexpected-reply',
      source: 'console',
      endpoint: PATH,
      requestId: 'req_b',
      field,
    });
  });

  test('a circle of tokens ends, however long it is', async () => {
    reply(null, { data: [1], next_page: 'b' });
    reply('b', { data: [2], next_page: 'c' });
    reply('c', { data: [3], next_page: 'b' });
    expect(await catchProblem(collectRows(read()))).toMatchObject({ kind: 'unexpected-reply', requestId: 'req_c' });
  });

  test('starts again when a token has expired, and no row is there twice', async () => {
    reply(null, { data: [1, 2], next_page: 'b' });
    reply('b', { error: { type: 'gone', message: 'cursor expired' } }, 410);
    reply(null, { data: [1, 2, 3], next_page: 'd' });
    reply('d', { data: [4], next_page: null });
    expect(await collectRows(read())).toEqual([1, 2, 3, 4]);
  });

  test('gives up when tokens keep expiring', async () => {
    for (let reading = 0; reading < 3; reading += 1) {
      reply(null, { data: [1], next_page: 'b' });
      reply('b', { error: { type: 'gone', message: 'cursor expired' } }, 410);
    }
    expect(await catchProblem(collectRows(read()))).toMatchObject({ kind: 'bad-request', status: 410 });
  });
});

describe('a list with after_id', () => {
  const PATH = '/v1/organizations/users';
  const reply = (after: string | null, body: nock.Body) =>
    nock(BASE_URL)
      .get(PATH)
      .query({ limit: '1000', ...(after !== null && { after_id: after }) })
      .reply(200, body, { 'request-id': `req_${after}` });
  const read = () => readIdPages(createNockedTransport().transport, 'console', { path: PATH }, idPageOf(z.string()));

  test('is read to its last page, a thousand rows at a time', async () => {
    reply(null, { data: ['a', 'b'], has_more: true, first_id: 'a', last_id: 'b' });
    reply('b', { data: ['c'], has_more: false, first_id: 'c', last_id: 'c' });
    expect(await collectRows(read())).toEqual(['a', 'b', 'c']);
  });

  test('may be empty', async () => {
    reply(null, { data: [], has_more: false, first_id: null, last_id: null });
    expect(await collectRows(read())).toEqual([]);
  });

  test.each([
    ['has more, but no id', { data: ['c'], has_more: true, last_id: null }, 'last_id'],
    ['has more, but the same id', { data: ['c'], has_more: true, last_id: 'b' }, 'last_id'],
    ['has more, but no rows', { data: [], has_more: true, last_id: 'c' }, 'data'],
    ['does not say whether there is more', { data: ['c'], last_id: 'c' }, 'has_more'],
  ])('%s: an unexpected reply, never a shorter answer', async (_, body, field) => {
    reply(null, { data: ['a', 'b'], has_more: true, last_id: 'b' });
    reply('b', body);
    expect(await catchProblem(collectRows(read()))).toMatchObject({
      kind: 'unexpected-reply',
      requestId: 'req_b',
      field,
    });
  });
});
