import { describe, expect, it } from 'vitest';
import { keyOrphanedRule } from '../../../src/rules/key-orphaned/index.ts';
import { apiKey, member, workspace } from '../../support/organisation.ts';
import { find, missing, readAloud } from '../find.ts';

const lists = { members: [member('ada')], workspaces: [workspace('Production')] };
const orphan = apiKey('pipeline', { createdBy: { id: 'user_left', type: 'user' } });

describe('an orphaned key', () => {
  it('is told while it is active', () => {
    expect(readAloud(keyOrphanedRule, { now: { ...lists, keys: [orphan] } })).toMatchInlineSnapshot(`
      "API key "pipeline" (sk-ant-api03-pip...AA) for the workspace Production in Acme Research (Claude Console) is active, and its creator has left
      Key: "pipeline" (sk-ant-api03-pip...AA)
      Scope: workspace Production
      Created by: user_left, no longer a member
      Created: 10 Jan 2026
      Organisation: Acme Research (Claude Console)
      Key id: apikey_pipeline
      Whoever left may still know it: find out what uses it, give that a new key, and disable this one under Console → Settings → API keys.
      pipeline | sk-ant-api03-pip...AA | 10 Jan 2026 | workspace Production | user_left, no longer a member"
    `);
  });

  it('is told in the same words in every poll, whatever the one before knew', () => {
    const now = { ...lists, keys: [orphan] };
    const before = { ...lists, members: [...lists.members, member('left')], keys: [orphan] };
    expect(find(keyOrphanedRule, { before, now })).toEqual(find(keyOrphanedRule, { now }));
  });

  it.each([
    ['is a member', { createdBy: { id: 'user_ada', type: 'user' } }],
    ['is a service account', { createdBy: { id: 'svac_1', type: 'service_account' } }],
    ['is not named', { createdBy: null }],
    ['has left, and the key is disabled', { status: 'inactive' }],
    ['has left, and the key is archived', { status: 'archived' }],
  ])('is none whose creator %s', (_, parts) => {
    expect(find(keyOrphanedRule, { now: { ...lists, keys: [{ ...orphan, ...parts }] } })).toEqual([]);
  });

  it('cannot be told while the members cannot be read', () => {
    const story = { before: lists, now: { keys: [orphan] }, failing: ['members'] } as const;
    expect(missing(keyOrphanedRule, story)).toMatch(/^members: /);
  });
});
