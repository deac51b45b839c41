import { answerAnalyticsCost } from './analytics-cost.ts';
import { answerAnalyticsUsage } from './analytics-usage.ts';
import { approveLimitRequest, denyLimitRequest } from './decide-limit-request.ts';
import type { Endpoint } from './endpoint.ts';
import { listActivities } from './list-activities.ts';
import { getApiKey, listApiKeys } from './list-api-keys.ts';
import { listConfiguredLimits } from './list-configured-limits.ts';
import { listEffectiveLimits } from './list-effective-limits.ts';
import { getLimitRequest, listLimitRequests } from './list-limit-requests.ts';
import { getOrganisation, getUser, listInvites, listUsers } from './list-members.ts';
import { listOrganisations } from './list-organisations.ts';
import { listSummaries } from './list-summaries.ts';
import { listUserActivity } from './list-user-activity.ts';
import { getWorkspace, listWorkspaceMembers, listWorkspaces } from './list-workspaces.ts';
import { reportEnterpriseCost, reportEnterpriseUsage } from './report-buckets.ts';
import { reportClaudeCode } from './report-claude-code.ts';
import { reportCost } from './report-cost.ts';
import { reportUsage } from './report-usage.ts';
import { reportUserCost, reportUserUsage } from './report-users.ts';

type Keys = Pick<Endpoint, 'console' | 'enterprise'>;

/** `{}` in a path stands for an id. */
const create =
  (method: Endpoint['method'], root: string) =>
  (path: string, answer: Endpoint['answer'], keys: Keys): Endpoint => ({
    method,
    path: new RegExp(`^${root}${path.replaceAll('{}', '([^/]+)')}$`),
    answer,
    ...keys,
  });

const endpoint = create('GET', '/v1/organizations');
const post = create('POST', '/v1/organizations');
const compliance = create('GET', '/v1/compliance');

const CONSOLE_ONLY: Keys = { console: '', enterprise: null };
const MEMBERS: Keys = { console: '', enterprise: 'read:members' };
const ENGAGEMENT: Keys = { console: null, enterprise: 'read:analytics' };
const ANALYTICS: Keys = { console: '', enterprise: 'read:analytics' };
const LIMITS: Keys = { console: null, enterprise: 'read:spend_limits' };
const DECISIONS: Keys = { console: null, enterprise: 'write:spend_limits' };
const FEED: Keys = { console: 'read:compliance_activities', enterprise: 'read:compliance_activities' };
const DIRECTORY: Keys = { console: 'read:compliance_org_data', enterprise: 'read:compliance_org_data' };

const REQUESTS = '/spend_limit_increase_requests';

/** Everything that the stand-in answers. */
export const ENDPOINTS: readonly Endpoint[] = [
  endpoint('/me', getOrganisation, { console: '', enterprise: '' }),
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
  endpoint('/analytics/users', listUserActivity, ENGAGEMENT),
  endpoint('/analytics/summaries', listSummaries, ENGAGEMENT),
  endpoint('/analytics/user_usage_report', reportUserUsage, ENGAGEMENT),
  endpoint('/analytics/user_cost_report', reportUserCost, ENGAGEMENT),
  endpoint('/analytics/usage_report', reportEnterpriseUsage, ENGAGEMENT),
  endpoint('/analytics/cost_report', reportEnterpriseCost, ENGAGEMENT),
  endpoint('/spend_limits', listConfiguredLimits, LIMITS),
  endpoint('/spend_limits/effective', listEffectiveLimits, LIMITS),
  endpoint(REQUESTS, listLimitRequests, LIMITS),
  endpoint(`${REQUESTS}/{}`, getLimitRequest, LIMITS),
  post(`${REQUESTS}/{}/approve`, approveLimitRequest, DECISIONS),
  post(`${REQUESTS}/{}/deny`, denyLimitRequest, DECISIONS),
  compliance('/activities', listActivities, FEED),
  compliance('/organizations', listOrganisations, DIRECTORY),
];
