import { describe, expect, it } from 'vitest';
import { dayOf, plusDays, startOf } from '../../../src/domain/day.ts';
import { keyStaleRule } from '../../../src/rules/key-stale/index.ts';
import { NOW } from '../../support/fake-source.ts';
import { apiKey, at, member, workspace } from '../../support/organisation.ts';
import { find, missing, readAloud } from '../find.ts';

const lists = { members: [member('ada')], workspaces: [workspace('Production')] };
const today = dayOf(NOW);
const key = apiKey('pipeline');

describe('a stale key', () => {
  it('is told with whom to ask', () => {
    expect(readAloud(keyStaleRule, { now: { ...lists, keys: [key], keyUse: {} } })).toMatchInlineSnapshot(`
      "API key "pipeline" (sk-ant-api03-pip...AA) for the workspace Production in Acme Research (Claude Console) is active and has not been used for 90 days
      Key: "pipeline" (sk-ant-api03-pip...AA)
      Last used: never in 90 days
      Scope: workspace Production
      Created by: Ada Example (ada@acme.example)
      Created: 10 Jan 2026
      Organisation: Acme Research (Claude Console)
      Key id: apikey_pipeline
      Ask whoever created it; if nobody needs it, disable it under Console → Settings → API keys: a disabled key can be reactivated.
      pipeline | sk-ant-api03-pip...AA | 10 Jan 2026 | workspace Production | Ada Example (ada@acme.example)"
    `);
  });

  it.each([
    ['was used today', today],
    ['was used ninety days ago', plusDays(today, -90)],
  ])('is none that %s', (_, day) => {
    expect(find(keyStaleRule, { now: { keys: [key], keyUse: { [key.id]: day } } })).toEqual([]);
  });

  it.each([
    [89, 0],
    [90, 1],
    [91, 1],
  ])('of %i days and never used: %i finding', (age, count) => {
    const created = apiKey('young', { createdAt: startOf(plusDays(today, -age)) });
    expect(find(keyStaleRule, { now: { keys: [created], keyUse: {} } })).toHaveLength(count);
  });

  it('is none that is not active', () => {
    expect(find(keyStaleRule, { now: { keys: [apiKey('off', { status: 'inactive' })], keyUse: {} } })).toEqual([]);
  });

  it('cannot be told from a history that is too short, so that no other one ends by mistake', () => {
    const keyUse = {
      span: { from: dayOf(at('2026-11-01')), to: plusDays(today, 1) },
      lastUsed: new Map(),
      readAt: NOW,
    };
    expect(missing(keyStaleRule, { now: { keys: [key], keyUse } })).toBe(
      'use of API keys: known only since 1 Nov 2026, which is less than 90 days.',
    );
    const used = { ...keyUse, lastUsed: new Map([[key.id, today]]) };
    expect(find(keyStaleRule, { now: { keys: [key], keyUse: used } })).toEqual([]);
  });

  it('cannot be told while the use cannot be read', () => {
    expect(missing(keyStaleRule, { now: { keys: [key] }, failing: ['keyUse'] })).toMatch(/^use of API keys: /);
  });
});
