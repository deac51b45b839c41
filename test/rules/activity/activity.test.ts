import { describe, expect, it } from 'vitest';
import type { Activity } from '../../../src/domain/activity-feed.ts';
import { toInstant } from '../../../src/domain/day.ts';
import { activityRule } from '../../../src/rules/activity/index.ts';
import type { Observation } from '../../../src/rules/rule.ts';
import { NOW } from '../../support/fake-source.ts';
import { poll } from '../observe.ts';
import { activity, COMPANY, findIn, pollWithFeed, tell } from './activities.ts';

describe('an event reads as one sentence: who did what, where, and from which address', () => {
  it.each<[string, Activity['fields'], string]>([
    [
      'primary_owner_transferred',
      { new_owner_id: 'user_ben', previous_owner_id: 'user_ada' },
      'high: Ada Example (ada@acme.example) transferred ownership to Ben Example (ben@acme.example) in Acme Research (Claude Console), from 203.0.113.7',
    ],
    [
      'platform_api_key_created',
      { api_key_id: 'apikey_pipeline' },
      'high: Ada Example (ada@acme.example) created the API key "pipeline" (sk-ant-api03-pip...AA) in Acme Research (Claude Console), from 203.0.113.7',
    ],
    [
      'admin_api_key_created',
      { admin_api_key_id: 'apikey_9', scopes: ['read:x', 'write:x'] },
      'high: Ada Example (ada@acme.example) created the Admin API key apikey_9 with the scopes read:x and write:x in Acme Research (Claude Console), from 203.0.113.7',
    ],
  ])('%s', (type, fields, title) => {
    expect(tell(type, fields)).toBe(title);
  });

  it('with the facts that somebody asks for next', () => {
    const [finding] = findIn([activity('org_data_export_started', { export_type: 'conversations' })]);
    expect(finding?.statement).toMatchObject({
      fields: [
        { label: 'Who', value: 'Ada Example (ada@acme.example)' },
        { label: 'From', value: '203.0.113.7, Mozilla/5.0' },
        { label: 'When', value: '22 Nov 2026, 09:30 UTC' },
        { label: 'Organisation', value: 'Acme Research (Claude Console)' },
        { label: 'Export type', value: 'conversations' },
        { label: 'Kind of activity', value: 'org_data_export_started' },
        { label: 'Activity id', value: 'activity_org_data_export_started' },
      ],
      row: [
        '22 Nov 2026, 09:30 UTC',
        'Ada Example (ada@acme.example)',
        'started an export of data: conversations',
        '203.0.113.7',
        'Acme Research (Claude Console)',
      ],
    });
  });
});

describe('the organisation of an event', () => {
  const seen = (organisation: string, source: Observation['source'], told: readonly Activity[]) =>
    pollWithFeed(told, { source }).observations.map((each) => ({
      ...each,
      organisation,
      organisationId: `uuid-${source}`,
    }));
  const placeOf = (told: Activity): readonly string[] => {
    const observations = [...seen('Acme Platform', 'console', []), ...seen('Acme', 'enterprise', [told])];
    return activityRule
      .evaluate({ ...poll(), observations })
      .flatMap((each) => (each.evaluated ? each.findings : []))
      .map(({ source, statement }) => `${source}: ${statement.row.at(-1)}`);
  };

  it.each<[string, Activity, string]>([
    [
      'the one that it names',
      activity('org_sso_toggled', {}, { organisationUuid: 'uuid-console' }),
      'console: Acme Platform (Claude Console)',
    ],
    [
      'the Console for what only it has',
      activity('platform_api_key_created', { api_key_id: 'x' }),
      'console: Acme Platform (Claude Console)',
    ],
    [
      'else the one whose feed told it',
      activity('org_sso_toggled', {}, { organisationUuid: 'uuid-other' }),
      'enterprise: Acme (Claude Enterprise)',
    ],
  ])('is %s', (_, told, place) => {
    expect(placeOf(told)).toEqual([place]);
  });
});

it('says from when to when nobody looked', () => {
  const gap = { from: toInstant(NOW - 10 * 86_400_000), to: toInstant(NOW - 7 * 86_400_000) };
  const [evaluation] = activityRule.evaluate(pollWithFeed([], {}, gap));
  expect(evaluation).toMatchObject({
    findings: [
      {
        severity: 'high',
        statement: {
          title:
            'Security events of Acme Research (Claude Console) from 12 Nov 2026, 09:30 UTC to 15 Nov 2026, 09:30 UTC were not read',
        },
      },
    ],
  });
});

it('has nothing to say of an organisation without a feed', () => {
  expect(activityRule.evaluate(poll({ now: COMPANY }))).toEqual([]);
});

/** What a message shows beside who, from where, when and which organisation. */
const shownOf = (type: string, fields: Activity['fields']): readonly string[] =>
  findIn([activity(type, fields)])
    .flatMap(({ statement }) => statement.fields.slice(4, -2))
    .map(({ label, value }) => `${label}: ${value}`);

it.each<[string, Activity['fields'], readonly string[]]>([
  // One line for a person, by address and id.
  [
    'org_user_deleted',
    { deleted_user_email: 'ben@acme.example', deleted_user_id: 'user_ben' },
    ['Person: Ben Example (ben@acme.example)'],
  ],
  ['org_user_deleted', { deleted_user_id: 'user_gone' }, ['Person: user_gone']],
  ['org_sso_toggled', { enabled: false }, ['Now: off']],
  [
    'org_analytics_api_capability_updated',
    { previous_value: true, current_value: false },
    ['Until now: on', 'Now: off'],
  ],
  [
    'workspace_spend_limit_created',
    { limit_usd: 1250.5, workspace_id: 'wrkspc_production' },
    ['Workspace: Production', 'Limit: $1,250.50'],
  ],
  [
    'rbac_role_unassigned',
    { principal_id: 'user_ben', role_id: 'rbac_role_1' },
    ['Whom: Ben Example (ben@acme.example)', 'Role: rbac_role_1'],
  ],
])('%s shows what a person can read', (type, fields, shown) => expect(shownOf(type, fields)).toEqual(shown));
