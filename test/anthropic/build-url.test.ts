import { expect, test } from 'vitest';
import { buildUrl } from '../../src/anthropic/build-url.ts';

const REQUEST = { path: '/v1/organizations/me' };

test.each([
  ['https://api.anthropic.com', 'https://api.anthropic.com/v1/organizations/me'],
  ['https://api.anthropic.com/', 'https://api.anthropic.com/v1/organizations/me'],
  ['https://gateway.test/claude/', 'https://gateway.test/claude/v1/organizations/me'],
])('%s is what the path follows', (baseUrl, url) => {
  expect(buildUrl(baseUrl, REQUEST)).toBe(url);
});

test('lists repeat their name with brackets, values are escaped, what is undefined is left out', () => {
  const query = { group_by: ['model', 'api_key_id'], limit: 31, include_default: true, page: undefined, q: 'a&b=c d' };
  expect(buildUrl('https://x.test', { path: '/r', query })).toBe(
    'https://x.test/r?group_by[]=model&group_by[]=api_key_id&limit=31&include_default=true&q=a%26b%3Dc%20d',
  );
});

test('a query of nothing leaves no question mark', () => {
  expect(buildUrl('https://x.test', { path: '/r', query: { models: [], page: undefined } })).toBe('https://x.test/r');
});
