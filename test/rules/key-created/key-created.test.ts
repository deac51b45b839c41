import { describe, expect, it } from 'vitest';
import { keyCreatedRule } from '../../../src/rules/key-created/index.ts';
import { apiKey, at, member, workspace } from '../../support/organisation.ts';
import { find, readAloud, tell } from '../find.ts';
import type { Story } from '../observe.ts';

const lists = { members: [member('ada')], workspaces: [workspace('Production')] };
const fresh = apiKey('pipeline', { createdAt: at('2026-11-22') });

const appears = (key: typeof fresh): Story => ({ before: { ...lists, keys: [] }, now: { ...lists, keys: [key] } });

describe('a new key', () => {
  it('is told with name, hint, workspace and creator', () => {
    expect(readAloud(keyCreatedRule, appears(fresh))).toMatchInlineSnapshot(`
      "New API key "pipeline" (sk-ant-api03-pip...AA) for the workspace Production in Acme Research (Claude Console), created by Ada Example (ada@acme.example)
      Key: "pipeline" (sk-ant-api03-pip...AA)
      Status: active
      Expires: never
      Scope: workspace Production
      Created by: Ada Example (ada@acme.example)
      Created: 22 Nov 2026
      Organisation: Acme Research (Claude Console)
      Key id: apikey_pipeline
      Ask whoever created it what it is for; if nobody can say, disable it under Console → Settings → API keys.
      pipeline | sk-ant-api03-pip...AA | never | workspace Production | Ada Example (ada@acme.example)"
    `);
  });

  it.each([
    ['of the whole organisation', { scope: { type: 'organization' } }, 'for the whole organisation in'],
    ['of the default workspace', { scope: { type: 'workspace', workspaceId: null } }, 'for the default workspace in'],
    [
      'of an unlisted workspace',
      { scope: { type: 'workspace', workspaceId: 'wrkspc_9' } },
      'for the workspace wrkspc_9',
    ],
    [
      'of a service account',
      { createdBy: { id: 'svac_1', type: 'service_account' } },
      'created by service account svac_1',
    ],
    [
      'of somebody who has left',
      { createdBy: { id: 'user_9', type: 'user' } },
      'created by user_9, no longer a member',
    ],
    ['of nobody knows whom', { createdBy: null }, 'created by unknown'],
    ['without a hint', { hint: null }, '"pipeline" (apikey_pipeline)'],
    ['that expires', { expiresAt: at('2027-01-31') }, 'Expires: 31 Jan 2027'],
  ] as const)('%s says so', (_, parts, words) => {
    expect(readAloud(keyCreatedRule, appears({ ...fresh, ...parts }))).toContain(words);
  });

  it('is told also while members and workspaces cannot be read, with the names of the last reading', () => {
    const story: Story = { now: { keys: [fresh] }, failing: ['members', 'workspaces'] };
    expect(tell(keyCreatedRule, { ...story, before: { ...lists, keys: [] } })[0]).toMatch(
      /workspace Production in .*, created by Ada Example \(ada@acme\.example\)$/,
    );
    expect(tell(keyCreatedRule, { ...story, before: { keys: [] } })[0]).toMatch(
      /workspace wrkspc_production in .*, created by user_ada$/,
    );
  });

  it('does not call somebody gone who may have come after the last reading', () => {
    const byNewcomer = { ...fresh, createdAt: at('2026-11-22T09:29:00Z'), createdBy: { id: 'user_new', type: 'user' } };
    const byFormer = { ...fresh, createdBy: { id: 'user_old', type: 'user' } };
    const said = (key: typeof fresh) =>
      tell(keyCreatedRule, { before: { ...lists, keys: [] }, now: { keys: [key] }, failing: ['members'] })[0];
    expect(said(byNewcomer)).toMatch(/created by user_new$/);
    expect(said(byFormer)).toMatch(/created by user_old, no longer a member$/);
  });

  it('is none that was there, and none on the first reading', () => {
    const renamed = { ...fresh, name: 'pipeline-2', status: 'inactive' };
    expect(find(keyCreatedRule, { before: { keys: [fresh] }, now: { keys: [renamed] } })).toEqual([]);
    expect(find(keyCreatedRule, { now: { keys: [fresh] } })).toEqual([]);
  });
});
