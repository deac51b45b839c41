import { activityRule } from './activity/index.ts';
import { adminAddedRule } from './admin-added/index.ts';
import { blindRule } from './blind/index.ts';
import { budgetRule } from './budget/index.ts';
import { budgetForecastRule } from './budget-forecast/index.ts';
import { keyChangedRule } from './key-changed/index.ts';
import { keyCreatedRule } from './key-created/index.ts';
import { keyExpiringRule } from './key-expiring/index.ts';
import { keyOrphanedRule } from './key-orphaned/index.ts';
import { keyStaleRule } from './key-stale/index.ts';
import { limitNearRule } from './limit-near/index.ts';
import { limitRequestRule } from './limit-request/index.ts';
import { memberAddedRule } from './member-added/index.ts';
import { memberRemovedRule } from './member-removed/index.ts';
import { privilegedInviteRule } from './privileged-invite/index.ts';
import { roleChangedRule } from './role-changed/index.ts';
import type { Rule } from './rule.ts';
import { spendAnomalyRule } from './spend-anomaly/index.ts';
import { staleInviteRule } from './stale-invite/index.ts';
import { workspaceAdminAddedRule } from './workspace-admin-added/index.ts';
import { workspaceArchivedRule } from './workspace-archived/index.ts';
import { workspaceCreatedRule } from './workspace-created/index.ts';

/** Every alert rule, in the order in which they are listed. */
export const rules: readonly Rule[] = [
  adminAddedRule,
  roleChangedRule,
  memberAddedRule,
  memberRemovedRule,
  workspaceAdminAddedRule,
  privilegedInviteRule,
  staleInviteRule,
  keyCreatedRule,
  keyChangedRule,
  keyOrphanedRule,
  keyExpiringRule,
  keyStaleRule,
  workspaceCreatedRule,
  workspaceArchivedRule,
  budgetRule,
  budgetForecastRule,
  spendAnomalyRule,
  limitNearRule,
  limitRequestRule,
  activityRule,
  blindRule,
];
