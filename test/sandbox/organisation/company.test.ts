import { describe, expect, it } from 'vitest';
import { parseIsoDay, plusDays, startOf } from '../../../src/domain/day.ts';
import { toUsd } from '../../../src/domain/money.ts';
import { scaleDay } from '../../../src/sandbox/organisation/changes.ts';
import { createCompany } from '../../../src/sandbox/organisation/company.ts';
import type { Fact } from '../../../src/sandbox/organisation/spend-fact.ts';
import { totalCost, truthOfCost } from '../truth.ts';

const today = parseIsoDay('2026-11-22') ?? (0 as never);
const company = createCompany({ today });
const { console: platform, enterprise } = company;
const month = { from: plusDays(today, -30), to: today };
const factsOf = (source: 'console' | 'enterprise'): readonly Fact[] =>
  company[source].ledger.factsOn(plusDays(today, -3));
const distinct = (values: readonly (string | null)[]) => new Set(values).size;

describe('the sample company', () => {
  it('is the same for the same options, and another for another seed', () => {
    const again = createCompany({ today });
    expect(again.console.apiKeys).toEqual(platform.apiKeys);
    expect(again.console.ledger.factsOn(today)).toEqual(platform.ledger.factsOn(today));
    expect(createCompany({ today, seed: 'other' }).console.members[0]?.id).not.toBe(platform.members[0]?.id);
  });

  it('has people of every role, each with an address of their own', () => {
    expect(platform.members).toHaveLength(120);
    expect(distinct(platform.members.map(({ email }) => email))).toBe(120);
    expect(new Set(platform.members.map(({ role }) => role))).toEqual(
      new Set(['admin', 'billing', 'developer', 'claude_code_user', 'user']),
    );
    expect(new Set(enterprise.members.map(({ role }) => role))).toEqual(
      new Set(['primary_owner', 'owner', 'membership_admin', 'managed', 'user']),
    );
  });

  it('shares most of its claude.ai seats with the Console', () => {
    const emails = new Set(platform.members.map(({ email }) => email));
    const shared = enterprise.members.filter(({ email }) => emails.has(email)).length;
    expect(enterprise.members).toHaveLength(80);
    expect(shared).toBeGreaterThan(40);
    expect(shared).toBeLessThan(80);
  });

  it('has nine workspaces: one default, one archived, both forms of residency', () => {
    expect(platform.workspaces).toHaveLength(9);
    expect(platform.workspaces.filter(({ isDefault }) => isDefault).map(({ name }) => name)).toEqual(['Default']);
    expect(platform.workspaces.filter(({ archivedAt }) => archivedAt !== null)).toHaveLength(1);
    const geos = platform.workspaces.map(({ residency }) => residency?.allowedInferenceGeos);
    expect(geos).toContain('unrestricted');
    expect(geos).toContainEqual(['us']);
  });

  it('has keys of every kind that a key report tells apart', () => {
    const { apiKeys, members } = platform;
    const used = truthOfCost(company, {
      source: 'console',
      span: { from: plusDays(today, -120), to: today },
      by: ['key'],
    });
    const recent = truthOfCost(company, {
      source: 'console',
      span: { from: plusDays(today, -90), to: today },
      by: ['key'],
    });
    const active = apiKeys.filter(({ status }) => status === 'active');
    const present = new Set(members.map(({ id }) => id));
    expect(apiKeys).toHaveLength(60);
    expect(new Set(apiKeys.map(({ status }) => status))).toEqual(
      new Set(['active', 'inactive', 'archived', 'expired']),
    );
    expect(
      active.filter(({ id }) => !used.has(id)),
      'never used',
    ).toHaveLength(1);
    expect(
      active.filter(({ id }) => used.has(id) && !recent.has(id)),
      'used, but long ago',
    ).toHaveLength(1);
    expect(
      active.filter(({ expiresAt }) => expiresAt !== null && expiresAt < startOf(plusDays(today, 14))),
    ).toHaveLength(2);
    expect(apiKeys.filter(({ createdBy }) => createdBy === null)).toHaveLength(1);
    expect(apiKeys.filter(({ createdBy }) => createdBy?.type === 'user' && !present.has(createdBy.id))).toHaveLength(1);
    expect(apiKeys.filter(({ createdBy }) => createdBy?.type === 'service_account')).toHaveLength(2);
    expect(apiKeys.filter(({ scope }) => scope.type === 'organization')).toHaveLength(2);
    expect(apiKeys.filter(({ hint }) => hint === null)).toHaveLength(2);
    expect(distinct(apiKeys.map(({ name }) => name))).toBeLessThan(60);
  });

  it('uses eight models, exactly one of them an Opus', () => {
    const models = [...truthOfCost(company, { source: 'console', span: month, by: ['model'] }).keys()];
    expect(models.filter((model) => model !== '–')).toHaveLength(8);
    expect(models.filter((model) => model.includes('opus'))).toEqual(['claude-opus-4-8']);
  });

  it('has every odd kind of use: without a key, without a person, by what is not listed, without tokens', () => {
    const routes = factsOf('console').map(({ route }) => route);
    const workspaces = new Set(platform.workspaces.map(({ id }) => id));
    const keys = new Set(platform.apiKeys.map(({ id }) => id));
    const has = (test: (route: (typeof routes)[number]) => boolean) => expect(routes.some(test)).toBe(true);
    has(({ keyId, product }) => keyId === null && product === 'claude_console');
    has(({ actor, model }) => actor === null && model !== null);
    has(({ workspaceId }) => workspaceId !== null && !workspaces.has(workspaceId));
    has(({ keyId }) => keyId !== null && !keys.has(keyId));
    has(({ actor }) => actor?.type === 'user' && actor.deleted && actor.email === null);
    has(({ actor }) => actor?.type === 'federated');
    has(({ actor }) => actor?.type === 'service_account');
    has(({ tier }) => tier === 'batch');
    has(({ tier }) => tier === 'priority');
    has(({ geo, model }) => geo === null && model !== null);
    has(({ geo }) => geo === 'us');
    has(({ contextWindow }) => contextWindow === '200k-1M');
    const counts = factsOf('console').map((fact) => fact.counts);
    expect(counts.some(({ codeMilliHours }) => codeMilliHours > 0)).toBe(true);
    expect(counts.some(({ sessionMilliHours }) => sessionMilliHours > 0)).toBe(true);
    expect(counts.some(({ webSearches }) => webSearches > 0)).toBe(true);
  });

  it('uses claude.ai for every product, also from Slack and by people who left or have no name', () => {
    const routes = factsOf('enterprise').map(({ route }) => route);
    const products = new Set(routes.map(({ product }) => product));
    for (const product of ['chat', 'chat_cowork_unified', 'claude_code', 'cowork', 'claude_tag', null]) {
      expect(products).toContain(product);
    }
    expect(distinct(routes.map(({ channelId }) => channelId))).toBeGreaterThan(2);
    expect(routes.some(({ actor }) => actor?.type === 'user' && actor.deleted)).toBe(true);
    expect(routes.some(({ actor }) => actor?.type === 'user' && actor.name === null)).toBe(true);
    expect(
      routes.every(({ workspaceId, keyId, tier }) => workspaceId === null && keyId === null && tier === null),
    ).toBe(true);
  });

  it('spends fractions of a cent, less at weekends, and very much on one day', () => {
    const spent = (ago: number) =>
      Number(
        toUsd(
          totalCost(company, {
            source: 'console',
            span: { from: plusDays(today, -ago), to: plusDays(today, 1 - ago) },
          }),
        ),
      );
    expect(toUsd(totalCost(company, { source: 'console', span: month }))).toMatch(/\.\d{5,}$/);
    expect(spent(1), 'a Saturday').toBeLessThan(spent(2) / 2);
    expect(spent(18), 'the spike').toBeGreaterThan(1.5 * spent(25));
    expect(spent(11), 'the new level').toBeGreaterThan(1.05 * spent(60));
  });

  it('has no facts before its first day', () => {
    expect(platform.ledger.factsOn(plusDays(today, -120)).length).toBeGreaterThan(0);
    expect(platform.ledger.factsOn(plusDays(today, -121))).toEqual([]);
  });

  it('grows as far as asked', () => {
    const large = createCompany({
      today,
      members: 2_000,
      workspaces: 50,
      keys: 500,
      models: 12,
      days: 10,
      dense: true,
    });
    expect(large.console.members).toHaveLength(2_000);
    expect(distinct(large.console.members.map(({ email }) => email))).toBe(2_000);
    expect(large.console.apiKeys).toHaveLength(500);
    const pairs = truthOfCost(large, {
      source: 'console',
      span: { from: plusDays(today, -1), to: today },
      by: ['workspace', 'model'],
    });
    expect(pairs.size).toBeGreaterThanOrEqual(50 * 12);
  });
});

describe('scaleDay', () => {
  it('changes that day, those routes and nothing else', () => {
    const day = plusDays(today, -4);
    const opus = (model: string | null): boolean => model === 'claude-opus-4-8';
    const changed = scaleDay('console', day, 3, ({ model }) => opus(model))(company, startOf(today));
    const by = (which: typeof company, at: number) =>
      truthOfCost(which, {
        source: 'console',
        span: { from: plusDays(today, at), to: plusDays(today, at + 1) },
        by: ['model'],
      });
    expect(by(changed, -3)).toEqual(by(company, -3));
    const [before, after] = [by(company, -4), by(changed, -4)];
    for (const [model, amount] of before) {
      expect(after.get(model)).toBe(opus(model) ? BigInt(amount) * 3n : amount);
    }
  });
});
