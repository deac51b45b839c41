import { expect, test } from 'vitest';
import { createPeopleReader } from '../../../src/anthropic/people/create-people-reader.ts';
import { type Day, daysOf, plusDays, type Span, toInstant } from '../../../src/domain/day.ts';
import { sum, toUsd } from '../../../src/domain/money.ts';
import type { Part } from '../../../src/domain/part.ts';
import type { Source } from '../../../src/domain/spend.ts';
import { SANDBOX_KEYS } from '../../../src/sandbox/claude/settings.ts';
import { COMPANY, NOW, startApi, TODAY } from '../../sandbox/claude/ask.ts';
import { truthOfUsage } from '../../sandbox/truth.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { createNockedTransport, KEY } from '../support/nocked-transport.ts';
import { createMemoryHistory } from './serve-exactly.ts';

// The sandbox answers from its own facts: what is read through the API must be what those facts say.

const MINUTE_MS = 60_000;

const begin = async (source: Source) => {
  const api = await startApi({ settings: { keys: { ...SANDBOX_KEYS, [source]: KEY } } });
  const clock = createFakeClock(new Date(NOW).toISOString());
  const { transport } = createNockedTransport({ source, baseUrl: api.url, clock });
  const reader = createPeopleReader({
    source,
    owner: source,
    transport,
    history: createMemoryHistory(),
    clock,
    countKeys: () => Promise.resolve(0),
  });
  return { api, reader };
};

const expectValue = <T>(part: Part<T>): T => {
  if (part.state === 'present') return part.value;
  throw new Error(JSON.stringify(part));
};

const lastUseInFacts = (span: Span): ReadonlyMap<string, Day> => {
  const lastUsed = new Map<string, Day>();
  for (const day of daysOf(span)) {
    const question = { source: 'console', span: { from: day, to: plusDays(day, 1) }, by: ['key'] } as const;
    for (const keyId of truthOfUsage(COMPANY, { ...question, until: toInstant(NOW - 5 * MINUTE_MS) }).keys()) {
      if (keyId.startsWith('apikey_')) lastUsed.set(keyId, day);
    }
  }
  return lastUsed;
};

test('keys were last used when the facts have them, at three requests and then one', async () => {
  const { api, reader } = await begin('console');
  const span = { from: plusDays(TODAY, -89), to: plusDays(TODAY, 1) };
  const expected = lastUseInFacts(span);
  expect(expected.size).toBeGreaterThan(5);
  expect(expectValue(await reader.keyUse(span)).lastUsed).toEqual(expected);
  expect(api.requests.length).toBe(3);
  const shorter = { from: plusDays(TODAY, -29), to: plusDays(TODAY, 1) };
  expect(expectValue(await reader.keyUse(shorter)).lastUsed).toEqual(lastUseInFacts(shorter));
  expect(api.requests.length).toBe(4);
});

test('people did what the facts say, up to the newest published day', async () => {
  const { reader } = await begin('enterprise');
  const { covered, people } = expectValue(await reader.activity({ from: plusDays(TODAY, -7), to: TODAY }));
  expect(covered).toEqual({ from: plusDays(TODAY, -7), to: plusDays(TODAY, -1) });
  const messages = daysOf(covered)
    .flatMap((day) => COMPANY.enterprise.ledger.factsOn(day))
    .filter(({ route }) => route.product === 'chat' || route.product === 'chat_cowork_unified')
    // Accounts that were deleted have no row, and no address in the facts.
    .filter(({ route: { actor } }) => actor?.type === 'user' && actor.email !== null)
    .reduce((total, { counts }) => total + counts.requests, 0);
  expect(messages).toBeGreaterThan(1000);
  expect(people.reduce((total, { messagesSent }) => total + messagesSent, 0)).toBe(messages);
  expect(expectValue(await reader.adoption())).toMatchObject({
    day: plusDays(TODAY, -2),
    seats: COMPANY.enterprise.members.length,
    weeklyActive: expect.toSatisfy((active) => active >= people.length),
  });
});

test('every seat has its limit', async () => {
  const { reader } = await begin('enterprise');
  const limits = expectValue(await reader.spendLimits(null));
  expect(new Set(limits.map(({ userId }) => userId))).toEqual(new Set(COMPANY.enterprise.members.map(({ id }) => id)));
  const [first, second] = COMPANY.enterprise.members.map(({ id }) => id);
  const some = expectValue(await reader.spendLimits([first ?? '', second ?? '']));
  expect(some).toEqual(limits.filter(({ userId }) => userId === first || userId === second));
});

test('each person has one row of Claude Code', async () => {
  const { reader } = await begin('console');
  const rows = expectValue(await reader.claudeCode(plusDays(TODAY, -3)));
  expect(rows.length).toBeGreaterThan(1);
  expect(new Set(rows.map(({ actor }) => JSON.stringify(actor))).size).toBe(rows.length);
  expect(Number(toUsd(sum(rows.map(({ estimatedCost }) => estimatedCost))))).toBeGreaterThan(0);
});
