import { describe, expect, it } from 'vitest';
import {
  addInvite,
  addKey,
  addMember,
  changeKey,
  changeRole,
  changeWorkspace,
  removeMember,
} from '../../../src/sandbox/organisation/changes.ts';
import { COMPANY, NOW } from '../claude/ask.ts';

const [member] = COMPANY.console.members;
const [key] = COMPANY.console.apiKeys;
const memberId = member?.id ?? '';
const keyId = key?.id ?? '';

describe('changes of the company', () => {
  it('adds a member as the newest of one organisation', () => {
    const eve = { email: 'eve@acme.example', name: 'Eve', role: 'admin' };
    const changed = addMember('console', eve, NOW)(COMPANY, NOW);
    expect(changed.console.members[0]).toMatchObject({ ...eve, addedAt: NOW });
    expect(changed.console.members).toHaveLength(COMPANY.console.members.length + 1);
    expect(changed.enterprise).toBe(COMPANY.enterprise);
    expect(COMPANY.console.members[0]).toBe(member);
  });

  it('changes a role, and lets somebody go', () => {
    const promoted = changeRole('console', memberId, 'admin')(COMPANY, NOW);
    expect(promoted.console.members.find(({ id }) => id === memberId)?.role).toBe('admin');
    const left = removeMember('console', memberId)(COMPANY, NOW);
    expect(left.console.members.map(({ id }) => id)).not.toContain(memberId);
  });

  it('invites somebody for three weeks', () => {
    const [invite] = addInvite('enterprise', 'new@acme.example', 'owner', NOW)(COMPANY, NOW).enterprise.invites;
    expect(invite).toMatchObject({ email: 'new@acme.example', role: 'owner', status: 'pending', invitedAt: NOW });
    expect((invite?.expiresAt ?? 0) - NOW).toBe(21 * 86_400_000);
  });

  it('adds a key, renames it and switches it off', () => {
    const [workspace] = COMPANY.console.workspaces;
    const added = addKey('suspicious', workspace?.id ?? '', memberId, NOW)(COMPANY, NOW);
    const created = added.console.apiKeys[0];
    expect(created).toMatchObject({ name: 'suspicious', status: 'active', createdBy: { id: memberId, type: 'user' } });
    const changed = changeKey(created?.id ?? '', { name: 'harmless', status: 'inactive' })(added, NOW);
    expect(changed.console.apiKeys[0]).toMatchObject({ name: 'harmless', status: 'inactive', createdAt: NOW });
    expect(changed.console.apiKeys.find(({ id }) => id === keyId)).toBe(key);
  });

  it('archives a workspace', () => {
    const [, workspace] = COMPANY.console.workspaces;
    const changed = changeWorkspace(workspace?.id ?? '', { archivedAt: NOW })(COMPANY, NOW);
    expect(changed.console.workspaces.filter(({ archivedAt }) => archivedAt !== null)).toHaveLength(2);
  });
});
