import { expect, it, vi } from 'vitest';
import { keepPeopleSigningIn } from '../../../src/sandbox/claude/keep-people-signing-in.ts';
import { startApi } from './ask.ts';

it('people sign in until it ends', async () => {
  const api = await startApi();
  const end = keepPeopleSigningIn(api, 1);
  await vi.waitUntil(() => api.company().feed.length >= 4);
  end();
  const { feed } = api.company();
  expect(new Set(feed.map(({ type }) => type))).toEqual(new Set(['sso_login_initiated', 'sso_login_succeeded']));
  expect(feed.every(({ namesOrganisation }) => !namesOrganisation)).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(api.company().feed).toHaveLength(feed.length);
});
