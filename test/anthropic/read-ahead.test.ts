import { expect, test } from 'vitest';
import { ApiFailure, type GetRequest, type Reply, type Transport } from '../../src/anthropic/http.ts';
import { readAhead } from '../../src/anthropic/read-ahead.ts';
import type { Problem } from '../../src/domain/problem.ts';

interface Page {
  readonly rows: readonly number[];
  readonly next_page: string | null;
  readonly has_more: boolean;
}

const page = (rows: readonly number[], next: string | null): Page => ({
  rows,
  next_page: next,
  has_more: next !== null,
});

const expired: Problem = {
  kind: 'bad-request',
  source: 'console',
  endpoint: '/list',
  requestId: null,
  status: 410,
  message: 'expired',
};

/** Answers the requests one after the other, and notes what happens in which order. */
const create = (answers: readonly (Page | Problem)[]) => {
  const events: string[] = [];
  const left = [...answers];
  const transport: Transport = {
    get: async ({ query }: GetRequest): Promise<Reply> => {
      events.push(`ask ${query?.page ?? 'first'}`);
      const answer = left.shift();
      if (answer === undefined || 'kind' in answer) throw new ApiFailure(answer ?? expired);
      return { body: answer, requestId: 'req_1' };
    },
  };
  const begin = () => {
    const rows: number[] = [];
    return {
      rows,
      open: (reply: Reply) => {
        const body = reply.body as Page;
        return {
          ...body,
          takeRows: () => {
            events.push(`take ${body.rows.join()}`);
            if (body.rows.includes(-1)) throw new Error('a row that does not fit');
            rows.push(...body.rows);
          },
        };
      },
    };
  };
  const read = () => readAhead(transport, { source: 'console', request: { path: '/list' } }, begin);
  return { events, read };
};

const problemOf = (reading: Promise<unknown>): Promise<Problem> =>
  reading.then(
    () => Promise.reject(new Error('it was read')),
    (error: ApiFailure) => error.problem,
  );

test('each page is read while the next one is on its way', async () => {
  const { events, read } = create([page([1, 2], 'b'), page([3], 'c'), page([4], null)]);
  expect((await read()).rows).toEqual([1, 2, 3, 4]);
  expect(events).toEqual(['ask first', 'ask b', 'take 1,2', 'ask c', 'take 3', 'take 4']);
});

test('a token that expires starts again from the first page, without the rows that were taken', async () => {
  const { read } = create([page([1], 'b'), expired, page([5], 'c'), page([6], null)]);
  expect((await read()).rows).toEqual([5, 6]);
});

test('a token that keeps expiring is the problem', async () => {
  const round = [page([1], 'b'), expired];
  expect(await problemOf(create([...round, ...round, ...round]).read())).toEqual(expired);
});

test('a page that does not fit is an error, whatever becomes of the next one', async () => {
  await expect(create([page([-1], 'b'), expired]).read()).rejects.toThrow('a row that does not fit');
});

test.each([
  ['a token that was followed before', [page([1], 'b'), page([2], 'b')]],
  ['more pages without a token', [{ ...page([1], null), has_more: true }]],
  ['a token although there are no more pages', [{ ...page([1], 'b'), has_more: false }]],
] as const)('%s is an error and not a shorter list', async (_, answers) => {
  expect(await problemOf(create(answers).read())).toMatchObject({ kind: 'unexpected-reply', field: 'next_page' });
});
