import { describe, expect, it } from 'vitest';
import { workspaceCreatedRule } from '../../../src/rules/workspace-created/index.ts';
import { at, member, workspace } from '../../support/organisation.ts';
import { find, readAloud } from '../find.ts';

const production = workspace('Production');
const fresh = workspace('Moonshot', { createdAt: at('2026-11-22') });
const members = [member('bob', { role: 'admin' })];

describe('a new workspace', () => {
  it('is told with where its data stays and whom to ask', () => {
    const story = {
      before: { members, workspaces: [production] },
      now: { members, workspaces: [fresh, production] },
    };
    expect(readAloud(workspaceCreatedRule, story)).toMatchInlineSnapshot(`
      "New workspace Moonshot in Acme Research (Claude Console)
      Workspace: Moonshot
      Created: 22 Nov 2026
      Data residency: stored in us, inference anywhere
      Organisation: Acme Research (Claude Console)
      Workspace id: wrkspc_moonshot
      Ask: Bob Example (bob@acme.example)
      Check who its members are and whether it needs a spend limit, under Console → Settings → Workspaces; /claude-budget set watches what it spends.
      Moonshot | 22 Nov 2026 | stored in us, inference anywhere | Acme Research (Claude Console)"
    `);
  });

  it.each([
    [
      { workspaceGeo: 'us', defaultInferenceGeo: 'us', allowedInferenceGeos: ['us', 'eu'] },
      'Data residency: stored in us, inference in us, eu',
    ],
    [null, 'Data residency: unknown'],
  ])('says how its data are bound', (residency, words) => {
    const story = { before: { workspaces: [] }, now: { workspaces: [{ ...fresh, residency }] } };
    expect(readAloud(workspaceCreatedRule, story)).toContain(words);
  });

  it('is not the default one, which the API may begin to list any day', () => {
    const story = { before: { workspaces: [production] }, now: { workspaces: [workspace('Default'), production] } };
    expect(find(workspaceCreatedRule, story)).toEqual([]);
  });

  it('is none that was renamed, and none on the first reading', () => {
    const renamed = { ...production, name: 'Prod' };
    expect(
      find(workspaceCreatedRule, { before: { workspaces: [production] }, now: { workspaces: [renamed] } }),
    ).toEqual([]);
    expect(find(workspaceCreatedRule, { now: { workspaces: [production] } })).toEqual([]);
  });
});
