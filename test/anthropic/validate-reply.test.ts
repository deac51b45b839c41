import { expect, test } from 'vitest';
import { z } from 'zod';
import { validateReply } from '../../src/anthropic/validate-reply.ts';
import { catchProblem } from './support/catch-problem.ts';

const ORIGIN = { source: 'enterprise', endpoint: '/v1/things' } as const;
const schema = z.object({ data: z.array(z.object({ created_by: z.object({ id: z.string() }) })), total: z.number() });
const validate = async (body: unknown) => validateReply(schema, { body, requestId: 'req_9' }, ORIGIN);

test('what fits comes back without what nobody knows', async () => {
  expect(await validate({ data: [{ created_by: { id: 'a', new: 1 } }], total: 1, newer: true })).toEqual({
    data: [{ created_by: { id: 'a' } }],
    total: 1,
  });
});

test.each([
  [{ data: [{ created_by: { id: 'a' } }, { created_by: {} }], total: 2 }, 'data[1].created_by.id', 'string'],
  [{ data: [], total: '2' }, 'total', 'number'],
  [null, 'body', 'object'],
])('%j does not fit: the field, what was expected, and where it came from are named', async (body, field, expected) => {
  expect(await catchProblem(validate(body))).toEqual({
    kind: 'unexpected-reply',
    ...ORIGIN,
    requestId: 'req_9',
    field,
    expected,
  });
});
