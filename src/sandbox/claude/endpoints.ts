import { listSummaries } from './activity-summaries.ts';
import { listActivity } from './activity-users.ts';
import { answerAnalyticsCost } from './analytics-cost.ts';
import { answerAnalyticsUsage } from './analytics-usage.ts';
import type { Endpoint } from './endpoint.ts';
import { getApiKey, listApiKeys } from './list-api-keys.ts';
import { getOrganisation, getUser, listInvites, listUsers } from './list-members.ts';
import { listSpendLimits } from './list-spend-limits.ts';
import { getWorkspace, listWorkspaceMembers, listWorkspaces } from './list-workspaces.ts';
import { reportEnterpriseCost, reportEnterpriseUsage } from './report-buckets.ts';
import { reportClaudeCode } from './report-claude-code.ts';
import { reportCost } from './report-cost.ts';
import { reportUsage } from './report-usage.ts';
import { reportUserCost, reportUserUsage } from './report-users.ts';

const ROOT = '/v1/organizations';

/** `{}` in a path stands for an id. */
const endpoint = (
  path: string,
  answer: Endpoint['answer'],
  keys: Pick<Endpoint, 'console' | 'enterprise'>,
): Endpoint => ({
  path: new RegExp(`^${ROOT}${path.replaceAll('{}', '([^/]+)')}$`),
  answer,
  ...keys,
});

const CONSOLE_ONLY = { console: true, enterprise: null };
const MEMBERS = { console: true, enterprise: 'read:members' };
const ENGAGEMENT = { console: false, enterprise: 'read:analytics' };
const ANALYTICS = { console: true, enterprise: 'read:analytics' };

/** Everything that the stand-in answers. All of it is read with GET. */
export const ENDPOINTS: readonly Endpoint[] = [
  endpoint('/me', getOrganisation, { console: true, enterprise: '' }),
  endpoint('/users', listUsers, MEMBERS),
  endpoint('/users/{}', getUser, MEMBERS),
  endpoint('/invites', listInvites, MEMBERS),
  endpoint('/workspaces', listWorkspaces, CONSOLE_ONLY),
  endpoint('/workspaces/{}', getWorkspace, CONSOLE_ONLY),
  endpoint('/workspaces/{}/members', listWorkspaceMembers, CONSOLE_ONLY),
  endpoint('/api_keys', listApiKeys, CONSOLE_ONLY),
  endpoint('/api_keys/{}', getApiKey, CONSOLE_ONLY),
  endpoint('/cost_report', reportCost, CONSOLE_ONLY),
  endpoint('/usage_report/messages', reportUsage, CONSOLE_ONLY),
  endpoint('/usage_report/claude_code', reportClaudeCode, CONSOLE_ONLY),
  endpoint('/analytics/cost', answerAnalyticsCost, ANALYTICS),
  endpoint('/analytics/usage', answerAnalyticsUsage, ANALYTICS),
  endpoint('/analytics/users', listActivity, ENGAGEMENT),
  endpoint('/analytics/summaries', listSummaries, ENGAGEMENT),
  endpoint('/analytics/user_usage_report', reportUserUsage, ENGAGEMENT),
  endpoint('/analytics/user_cost_report', reportUserCost, ENGAGEMENT),
  endpoint('/analytics/usage_report', reportEnterpriseUsage, ENGAGEMENT),
  endpoint('/analytics/cost_report', reportEnterpriseCost, ENGAGEMENT),
  endpoint('/spend_limits/effective', listSpendLimits, { console: false, enterprise: 'read:spend_limits' }),
];
