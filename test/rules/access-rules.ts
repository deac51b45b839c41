import { rules } from '../../src/rules/index.ts';
import type { Need } from '../../src/rules/rule.ts';
import type { Story } from './observe.ts';

/** The lists of who and what there is, and what a story calls them. */
export const LISTS = {
  members: 'members',
  invites: 'invites',
  workspaces: 'workspaces',
  'workspace-members': 'workspaceMembers',
  keys: 'keys',
  'key-use': 'keyUse',
} as const satisfies Partial<Record<Need, keyof NonNullable<Story['now']>>>;

/** The rules about who and what there is: those that need these lists, and nothing else. */
export const accessRules = rules.filter(({ needs }) => needs.length > 0 && needs.every((need) => need in LISTS));
