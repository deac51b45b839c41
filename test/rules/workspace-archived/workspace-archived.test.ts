import { describe, expect, it } from 'vitest';
import { workspaceArchivedRule } from '../../../src/rules/workspace-archived/index.ts';
import { at, member, workspace } from '../../support/organisation.ts';
import { find, readAloud } from '../find.ts';

const open = workspace('Moonshot');
const archived = { ...open, archivedAt: at('2026-11-22') };
const members = [member('bob', { role: 'admin' })];

describe('an archived workspace', () => {
  it('is told with what follows from it', () => {
    const story = { before: { members, workspaces: [open] }, now: { members, workspaces: [archived] } };
    expect(readAloud(workspaceArchivedRule, story)).toMatchInlineSnapshot(`
      "The workspace Moonshot in Acme Research (Claude Console) was archived
      Workspace: Moonshot
      Created: 1 Jun 2025
      Archived: 22 Nov 2026
      Organisation: Acme Research (Claude Console)
      Workspace id: wrkspc_moonshot
      Ask: Bob Example (bob@acme.example)
      Its API keys are revoked and it cannot be brought back: check that nothing uses them any more, and give what does a key of another workspace.
      Moonshot | 1 Jun 2025 | 22 Nov 2026 | Acme Research (Claude Console)"
    `);
  });

  it('is none that was archived before, or is open', () => {
    expect(
      find(workspaceArchivedRule, { before: { workspaces: [archived] }, now: { workspaces: [archived] } }),
    ).toEqual([]);
    expect(find(workspaceArchivedRule, { before: { workspaces: [open] }, now: { workspaces: [open] } })).toEqual([]);
    expect(find(workspaceArchivedRule, { now: { workspaces: [archived] } })).toEqual([]);
  });
});
