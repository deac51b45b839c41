import { describe, expect, it } from 'vitest';
import { gather } from '../../src/alerts/gather.ts';
import { createSpendJudge } from '../../src/alerts/judge-spend.ts';
import { dayOf, plusDays, toInstant } from '../../src/domain/day.ts';
import { EMPTY_STATE } from '../../src/domain/ledger-state.ts';
import { failed, present } from '../../src/domain/part.ts';
import type { ClaudeSource } from '../../src/ports.ts';
import { rules } from '../../src/rules/index.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { costOf, createFakeSource, NOW, unavailable, usd } from '../support/fake-source.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import { budget } from '../support/sample-budget.ts';

const kept = new Map<string, string>();
const look = (sources: readonly ClaudeSource[], budgets = [budget()], asked: readonly Rule[] = rules, now = NOW) =>
  gather(
    {
      sources,
      rules: asked,
      store: createMemoryStore(),
      history: {
        read: async (key) => kept.get(key) ?? null,
        write: async (key, value) => void kept.set(key, value),
      },
      judge: createSpendJudge(async () => undefined),
      isDueBetween: () => true,
    },
    { ...EMPTY_STATE, settings: { ...EMPTY_STATE.settings, budgets } },
    now,
  );

const unscoped = failed({
  kind: 'scope-missing',
  needed: ['read:members'],
  message: '',
  source: 'enterprise',
  endpoint: '/v1/organizations/users',
  requestId: null,
});

describe('a Claude Enterprise key', () => {
  it('that was made for analytics alone has no members to watch, which is no failure', async () => {
    const { observations, blindSince } = await look([
      createFakeSource('enterprise', { members: async () => unscoped, invites: async () => unscoped }),
    ]);
    expect(observations[0]).toMatchObject({ members: { state: 'absent' }, invites: { state: 'absent' } });
    expect(blindSince).toEqual({});
  });

  it('that may not read the spend is blind', async () => {
    const { blindSince } = await look([createFakeSource('enterprise', { cost: async () => unscoped })]);
    expect(Object.keys(blindSince)).toContain('enterprise spend');
  });
});

it('reads what the rules need, and nothing else', async () => {
  const asked: string[] = [];
  const source = createFakeSource('console', {
    members: async () => {
      asked.push('members');
      return present([]);
    },
    apiKeys: async () => {
      asked.push('keys');
      return present([]);
    },
    cost: async () => {
      asked.push('cost');
      return unavailable();
    },
  });
  await look(
    [source],
    [],
    rules.filter(({ id }) => id === 'member-added'),
  );
  expect(asked).toEqual(['members']);
});

it('splits spend from the same day on all week, twelve weeks back at least', async () => {
  const firstDay = async (daysLater: number) => {
    const firsts = new Set<number>();
    const source = createFakeSource('console', {
      cost: async ({ breakdown }) => {
        if (breakdown !== null) firsts.add(breakdown.span.from);
        return unavailable();
      },
    });
    await look([source], [], rules, toInstant(NOW + daysLater * 86_400_000));
    return [...firsts];
  };
  const today = dayOf(NOW);
  const monday = plusDays(today, 1);
  expect(await Promise.all([1, 2, 7].map(firstDay))).toEqual([1, 2, 7].map(() => [plusDays(monday, -84)]));
  expect(await firstDay(0)).toEqual([plusDays(monday, -91)]);
});

it('calls an organisation what it was called last, while it cannot say', async () => {
  const nameOf = async (organisation: ClaudeSource['organisation']) =>
    (await look([createFakeSource('console', { organisation })])).observations[0]?.organisation;
  expect(await nameOf(async () => present({ id: 'org', name: 'Acme Labs' }))).toBe('Acme Labs');
  expect(await nameOf(async () => unavailable())).toBe('Acme Labs');
});

describe('a budget over both organisations', () => {
  const both = budget({
    scope: [
      { source: 'console', filters: [] },
      { source: 'enterprise', filters: [] },
    ],
  });
  const consoleSide = createFakeSource('console', { cost: costOf('3') });

  it('is open while one of them cannot be read', async () => {
    const { budgets } = await look(
      [consoleSide, createFakeSource('enterprise', { cost: async () => unavailable() })],
      [both],
    );
    expect(budgets[0]?.spent.state).toBe('failed');
  });

  it('is that of the one whose key is left', async () => {
    const { budgets } = await look([consoleSide], [both]);
    const [spent] = budgets;
    if (spent?.spent.state !== 'present') throw new Error('not read');
    const amounts = spent.spent.value.flatMap(({ daily }) => daily.map(({ measure }) => measure.amount));
    expect(amounts.reduce((sum, amount) => sum + amount, 0n)).toBe(usd('3'));
  });
});

it('asks for the total and its splits together, because they share what is read of the newest days', async () => {
  let underWay = 0;
  const together: number[] = [];
  const cost: ClaudeSource['cost'] = async (question) => {
    underWay += 1;
    together.push(underWay);
    const part = await costOf('100')(question);
    underWay -= 1;
    return part;
  };
  await look([createFakeSource('console', { cost })], []);
  expect(together).toEqual([1, 2, 3]);
});
