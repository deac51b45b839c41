import { expect, it } from 'vitest';
import { compareRoles, isPrivileged, KNOWN_ROLES } from '../../src/domain/roles.ts';

it('tells who decides about access', () => {
  expect(KNOWN_ROLES.filter(isPrivileged)).toEqual(['admin', 'membership_admin', 'owner', 'primary_owner']);
  expect(isPrivileged('a newer role')).toBe(false);
});

it('orders roles by what they may decide, then by name', () => {
  expect(['user', 'billing', 'membership_admin', 'admin', 'primary_owner', 'owner'].toSorted(compareRoles)).toEqual([
    'primary_owner',
    'owner',
    'admin',
    'membership_admin',
    'billing',
    'user',
  ]);
});
