import { describe, expect, it } from 'vitest';
import type { Activity } from '../../../src/domain/activity-feed.ts';
import { toInstant } from '../../../src/domain/day.ts';
import { fingerprintOf } from '../../../src/domain/finding.ts';
import { sortActivity } from '../../../src/rules/activity/sort-activity.ts';
import { activity, findIn } from './activities.ts';

describe('reads of the Compliance API', () => {
  const access = (url: string, parts: Activity['fields'] = {}): Activity =>
    activity('compliance_api_accessed', {
      request_id: 'req_1',
      request_method: 'GET',
      url,
      status_code: 200,
      ...parts,
    });

  it.each([
    'https://api.anthropic.com/v1/compliance/activities?limit=5',
    '/v1/compliance/organizations/uuid/users',
    '/v1/compliance/groups/1/members',
  ])('of %s are everyday life', (url) => {
    expect(sortActivity(access(url))).toBe('quiet');
  });

  it('of what people wrote are told, and those that were refused are not', () => {
    expect(findIn([access('/v1/compliance/apps/chats?limit=5')])).toMatchObject([{ severity: 'medium' }]);
    expect(findIn([access('/v1/compliance/apps/chats/1', { request_method: 'DELETE' })])).toMatchObject([
      { severity: 'high' },
    ]);
    expect(sortActivity(access('/v1/compliance/apps/chats', { status_code: 403 }))).toBe('quiet');
  });

  it('are one finding a month for each key', () => {
    const read = (id: string, month: number): Activity => ({
      ...access('/v1/compliance/apps/chats'),
      id,
      at: toInstant(Date.UTC(2026, month, 3)),
    });
    const prints = findIn([read('a', 10), read('b', 10), read('c', 11)]).map(fingerprintOf);
    expect(new Set(prints).size).toBe(2);
  });
});
