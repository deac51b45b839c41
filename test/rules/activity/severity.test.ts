import { describe, expect, it } from 'vitest';
import type { Activity } from '../../../src/domain/activity-feed.ts';
import { sortActivity } from '../../../src/rules/activity/sort-activity.ts';
import { activity, findIn, tell, updates } from './activities.ts';

describe('the severity follows the direction of a change', () => {
  it.each<[string, Activity['fields'], string]>([
    ['org_sso_toggled', { enabled: false }, 'high: … switched single sign-on off'],
    ['org_sso_toggled', { enabled: true }, 'medium: … switched single sign-on on'],
    [
      'org_compliance_api_settings_updated',
      { compliance_api_logging_enabled: false },
      'high: … switched compliance logging off',
    ],
    [
      'org_compliance_api_settings_updated',
      { compliance_api_logging_enabled: true },
      'low: … switched compliance logging on',
    ],
    [
      'org_compliance_api_settings_updated',
      { compliance_api_enabled: false },
      'high: … switched the Compliance API off',
    ],
    [
      'org_magic_link_second_factor_toggled',
      { enabled: false },
      'high: … switched the second factor of sign-in links off',
    ],
    ['org_ip_restriction_deleted', {}, 'high: … lifted a restriction of the addresses from which people sign in'],
    [
      'extra_usage_spend_limit_deleted',
      { user_id: 'user_ben' },
      'high: … removed a spend limit of Ben Example (ben@acme.example)',
    ],
    ['extra_usage_spend_limit_updated', { amount: 500 }, 'low: … changed a spend limit'],
    [
      'platform_api_key_updated',
      { api_key_id: 'apikey_x', updates: updates('status', 'inactive', 'active') },
      'high: … reactivated the API key apikey_x',
    ],
    [
      'platform_api_key_updated',
      { api_key_id: 'apikey_x', updates: updates('status', 'active', 'inactive') },
      'low: … changed the API key apikey_x: status active → inactive',
    ],
    [
      'claude_user_role_updated',
      { user_id: 'user_ben', user_email: 'ben@acme.example', previous_role: 'user', current_role: 'admin' },
      'high: … made Ben Example (ben@acme.example) admin (until now user)',
    ],
    [
      'claude_user_role_updated',
      { user_id: 'user_x', user_email: 'x@acme.example', previous_role: null, current_role: 'user' },
      'low: … added x@acme.example as user',
    ],
    [
      'claude_user_role_updated',
      { user_id: 'user_x', user_email: 'x@acme.example', previous_role: 'admin', current_role: null },
      'low: … removed x@acme.example from the organisation (until now admin)',
    ],
    [
      'org_user_invite_sent',
      { invited_email: 'x@acme.example', invited_role: 'owner' },
      'medium: … invited x@acme.example as owner',
    ],
    [
      'org_user_invite_sent',
      { invited_email: 'x@acme.example', invited_role: 'user' },
      'low: … invited x@acme.example as user',
    ],
    [
      'platform_workspace_member_updated',
      {
        user_id: 'user_ben',
        workspace_id: 'wrkspc_production',
        updates: updates('workspace_role', 'workspace_user', 'workspace_admin'),
      },
      'medium: … made Ben Example (ben@acme.example) an admin of the workspace Production',
    ],
    [
      'claude_organization_settings_updated',
      { updates: [{ type: 'web_search_enabled', previous_value: false, current_value: true }] },
      'medium: … changed settings of the organisation: web search enabled',
    ],
  ])('%s %o', (type, fields, words) => {
    const said = tell(type, fields)
      .replace('Ada Example (ada@acme.example)', '…')
      .replace(' in Acme Research (Claude Console), from 203.0.113.7', '');
    expect(said).toBe(words);
  });

  it.each<[string, Activity['fields']]>([
    ['role_assignment_granted', { role: 'chat_project:viewer', resource_type: 'chat_project', target_id: 'user_x' }],
    ['claude_project_sharing_updated', { audience: [{ type: 'organization' }] }],
    ['org_external_key_validated', { external_key_id: 'k', validation_result: 'success' }],
    ['design_project_sharing_updated', { new_scope: 'organization' }],
    ['claude_chat_viewed', {}],
    ['user_logged_out', {}],
  ])('%s %o is everyday life', (type, fields) => {
    expect(sortActivity(activity(type, fields))).toBe('quiet');
    expect(findIn([activity(type, fields)])).toEqual([]);
  });

  it('a type that nobody knows is neither told nor quiet', () => {
    expect(sortActivity(activity('a_brand_new_type'))).toBe('unknown');
    expect(findIn([activity('a_brand_new_type')])).toEqual([]);
  });
});
