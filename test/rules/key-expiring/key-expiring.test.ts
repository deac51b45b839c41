import { describe, expect, it } from 'vitest';
import { toInstant } from '../../../src/domain/day.ts';
import { keyExpiringRule } from '../../../src/rules/key-expiring/index.ts';
import { NOW } from '../../support/fake-source.ts';
import { apiKey, at, member, workspace } from '../../support/organisation.ts';
import { find, readAloud } from '../find.ts';

const lists = { members: [member('ada')], workspaces: [workspace('Production')] };
const fortnight = 14 * 86_400_000;

describe('an expiring key', () => {
  it('is told with its day and whom to ask', () => {
    const soon = apiKey('pipeline', { expiresAt: at('2026-11-30') });
    expect(readAloud(keyExpiringRule, { now: { ...lists, keys: [soon] } })).toMatchInlineSnapshot(`
      "API key "pipeline" (sk-ant-api03-pip...AA) for the workspace Production in Acme Research (Claude Console) expires on 30 Nov 2026
      Key: "pipeline" (sk-ant-api03-pip...AA)
      Expires: 30 Nov 2026
      Scope: workspace Production
      Created by: Ada Example (ada@acme.example)
      Created: 10 Jan 2026
      Organisation: Acme Research (Claude Console)
      Key id: apikey_pipeline
      Ask whoever created it what uses it, and move that to a new key from Console → Settings → API keys before: an expired key is refused and cannot be reactivated.
      pipeline | sk-ant-api03-pip...AA | 30 Nov 2026 | workspace Production | Ada Example (ada@acme.example)"
    `);
  });

  it.each([
    ['in fourteen days', fortnight, 1],
    ['a moment later than that', fortnight + 1, 0],
    ['in a moment', 1, 1],
    ['now', 0, 0],
  ])('expires %s', (_, distance, count) => {
    const key = apiKey('pipeline', { expiresAt: toInstant(NOW + distance) });
    expect(find(keyExpiringRule, { now: { keys: [key] } })).toHaveLength(count);
  });

  it.each(['inactive', 'archived', 'expired'])('is none that is %s', (status) => {
    const key = apiKey('pipeline', { status, expiresAt: at('2026-11-30') });
    expect(find(keyExpiringRule, { now: { keys: [key, apiKey('forever')] } })).toEqual([]);
  });
});
