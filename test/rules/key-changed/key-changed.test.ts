import { describe, expect, it } from 'vitest';
import { keyChangedRule } from '../../../src/rules/key-changed/index.ts';
import { apiKey, at, member, workspace } from '../../support/organisation.ts';
import { find, readAloud, tell } from '../find.ts';
import type { Story } from '../observe.ts';

const lists = { members: [member('ada')], workspaces: [workspace('Production')] };

const becomes = (before: object, now: object): Story => ({
  before: { ...lists, keys: [apiKey('pipeline', before)] },
  now: { ...lists, keys: [apiKey('pipeline', now)] },
});

describe('a changed key', () => {
  it('is told with what it was and is', () => {
    expect(readAloud(keyChangedRule, becomes({ status: 'inactive' }, {}))).toMatchInlineSnapshot(`
      "API key "pipeline" (sk-ant-api03-pip...AA) for the workspace Production in Acme Research (Claude Console) was reactivated
      Key: "pipeline" (sk-ant-api03-pip...AA)
      Status: inactive → active
      Scope: workspace Production
      Created by: Ada Example (ada@acme.example)
      Created: 10 Jan 2026
      Organisation: Acme Research (Claude Console)
      Key id: apikey_pipeline
      Ask whoever created it whether this was meant; if it was not, disable it under Console → Settings → API keys.
      pipeline | sk-ant-api03-pip...AA | was reactivated | workspace Production | Ada Example (ada@acme.example)"
    `);
  });

  it.each([
    ['inactive', 'active', 'high', 'was reactivated'],
    ['archived', 'active', 'high', 'was reactivated'],
    ['active', 'inactive', 'low', 'was disabled'],
    ['inactive', 'archived', 'low', 'was archived'],
    ['active', 'expired', 'low', 'has expired'],
    ['active', 'quarantined', 'low', 'became quarantined'],
  ])('that goes from %s to %s', (before, now, severity, words) => {
    expect(tell(keyChangedRule, becomes({ status: before }, { status: now }))).toEqual([
      `${severity} event: API key "pipeline" (sk-ant-api03-pip...AA) for the workspace Production in Acme Research (Claude Console) ${words}`,
    ]);
  });

  it('may have changed in two ways, and is told once', () => {
    const story = becomes({ name: 'old', status: 'inactive' }, { name: 'new' });
    expect(tell(keyChangedRule, story)).toEqual([
      'high event: API key "new" (sk-ant-api03-pip...AA) for the workspace Production in Acme Research (Claude Console) was reactivated and was renamed from "old"',
    ]);
    expect(find(keyChangedRule, story)[0]?.facts).toEqual([
      'key:console:apikey_pipeline:status:active',
      'key:console:apikey_pipeline:renamed',
    ]);
  });

  it('is told again by another reading: the same key may be reactivated twice', () => {
    const [first] = find(keyChangedRule, becomes({ status: 'inactive' }, {}));
    expect(first?.period).toBe('2026-11-22T09:25:00Z');
  });

  it('is none with another expiry, and none that is new or gone', () => {
    expect(find(keyChangedRule, becomes({}, { expiresAt: at('2027-01-01') }))).toEqual([]);
    expect(find(keyChangedRule, { before: { keys: [apiKey('a')] }, now: { keys: [apiKey('b')] } })).toEqual([]);
  });
});
