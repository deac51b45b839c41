import { expect, test } from 'vitest';
import { asPart } from '../../src/anthropic/as-part.ts';
import { ApiFailure } from '../../src/anthropic/http.ts';
import type { Problem } from '../../src/domain/problem.ts';

test('an answer is present', async () => {
  expect(await asPart(async () => [1])).toEqual({ state: 'present', value: [1] });
});

test('a failure of the API is a part that failed', async () => {
  const problem: Problem = { kind: 'key-refused', source: 'console', endpoint: '/v1/x', requestId: null };
  const reading = asPart(async () => {
    throw new ApiFailure(problem);
  });
  expect(await reading).toEqual({ state: 'failed', problem });
});

test('a fault of the program is no failure of the API', async () => {
  const reading = asPart(async () => {
    throw new TypeError('undefined is not a function');
  });
  await expect(reading).rejects.toThrow(TypeError);
});
