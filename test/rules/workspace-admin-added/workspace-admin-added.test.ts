import { describe, expect, it } from 'vitest';
import type { WorkspaceMember } from '../../../src/domain/organisation.ts';
import { workspaceAdminAddedRule } from '../../../src/rules/workspace-admin-added/index.ts';
import { member, workspace } from '../../support/organisation.ts';
import { find, readAloud, tell } from '../find.ts';

const production = workspace('Production');
const research = workspace('Research');
const ada = member('ada');
const bob = member('bob', { role: 'admin' });

const in_ = (place: typeof production, { id }: typeof ada, workspaceRole: string): WorkspaceMember => ({
  workspaceId: place.id,
  userId: id,
  workspaceRole,
});

const lists = { members: [ada, bob], workspaces: [production, research] };
const bobEverywhere = [in_(production, bob, 'workspace_admin'), in_(research, bob, 'workspace_admin')];

describe('a new workspace admin', () => {
  it('is told when the role in a workspace rises', () => {
    const story = {
      before: { ...lists, workspaceMembers: [...bobEverywhere, in_(production, ada, 'workspace_user')] },
      now: { ...lists, workspaceMembers: [...bobEverywhere, in_(production, ada, 'workspace_admin')] },
    };
    expect(readAloud(workspaceAdminAddedRule, story)).toMatchInlineSnapshot(`
      "Ada Example (ada@acme.example) is now an admin of the workspace Production in Acme Research (Claude Console)
      Person: Ada Example (ada@acme.example)
      Workspace: Production
      Role in the workspace: workspace_admin
      Role in the organisation: developer
      Organisation: Acme Research (Claude Console)
      User id: user_ada
      Ask: Bob Example (bob@acme.example)
      If nobody meant this, lower the role in the workspace's own list of members, under Console → Settings → Workspaces.
      Production | Ada Example | ada@acme.example | Acme Research (Claude Console)"
    `);
  });

  it('is told when somebody enters a workspace as one, for each workspace', () => {
    const story = {
      before: { ...lists, workspaceMembers: bobEverywhere },
      now: {
        ...lists,
        workspaceMembers: [
          in_(production, ada, 'workspace_admin'),
          in_(research, ada, 'workspace_admin'),
          ...bobEverywhere,
        ],
      },
    };
    expect(tell(workspaceAdminAddedRule, story)).toEqual([
      'medium event: Ada Example (ada@acme.example) is now an admin of the workspace Production in Acme Research (Claude Console)',
      'medium event: Ada Example (ada@acme.example) is now an admin of the workspace Research in Acme Research (Claude Console)',
    ]);
  });

  it('is not the admin of the organisation, whom every workspace lists: new ones too, and new admins too', () => {
    const story = {
      before: { ...lists, workspaceMembers: [in_(production, bob, 'workspace_admin')] },
      now: {
        ...lists,
        members: [{ ...ada, role: 'admin' }, bob],
        workspaceMembers: [...bobEverywhere, in_(production, ada, 'workspace_admin')],
      },
    };
    expect(find(workspaceAdminAddedRule, story)).toEqual([]);
  });

  it('is not who gets another role, or loses this one', () => {
    const story = {
      before: { ...lists, workspaceMembers: [in_(production, ada, 'workspace_admin')] },
      now: {
        ...lists,
        workspaceMembers: [in_(production, ada, 'workspace_user'), in_(research, ada, 'workspace_developer')],
      },
    };
    expect(find(workspaceAdminAddedRule, story)).toEqual([]);
  });

  it('is named as far as is known when other lists cannot be read', () => {
    const change = {
      before: { workspaceMembers: [] },
      now: { workspaceMembers: [in_(production, ada, 'workspace_admin')] },
      failing: ['members', 'workspaces'],
    } as const;
    expect(tell(workspaceAdminAddedRule, { ...change, before: { ...lists, workspaceMembers: [] } })).toEqual([
      'medium event: Ada Example (ada@acme.example) is now an admin of the workspace Production in Acme Research (Claude Console)',
    ]);
    expect(tell(workspaceAdminAddedRule, change)).toEqual([
      'medium event: user_ada is now an admin of the workspace wrkspc_production in Acme Research (Claude Console)',
    ]);
  });
});
