import { isPrivileged } from '../../domain/roles.ts';

/** What marks a role that decides about access. */
const MARK = '⚑';

/** `⚑ admin`, `developer`; plain text. */
export const describeRole = (role: string): string => (isPrivileged(role) ? `${MARK} ${role}` : role);

export const ROLE_LEGEND = `${MARK} decides who can reach what: admin, owner, primary_owner, membership_admin.`;
