import type { Activity, ActivityValue, FeedActor } from '../../../src/domain/activity-feed.ts';
import type { Finding } from '../../../src/domain/finding.ts';
import { present } from '../../../src/domain/part.ts';
import { activityRule } from '../../../src/rules/activity/index.ts';
import type { FeedNews, RuleInput } from '../../../src/rules/rule.ts';
import { NOW } from '../../support/fake-source.ts';
import { apiKey, member, workspace } from '../../support/organisation.ts';
import { poll, type Story } from '../observe.ts';

/** Ada, at her usual address. */
export const ADA: FeedActor = {
  type: 'user_actor',
  kind: 'user_actor',
  id: 'user_ada',
  email: 'ada@acme.example',
  provider: null,
  ipAddress: '203.0.113.7',
  userAgent: 'Mozilla/5.0',
};

/** Something that Ada did now. */
export const activity = (
  type: string,
  fields: Activity['fields'] = {},
  parts: Partial<Omit<Activity, 'type' | 'fields'>> = {},
): Activity => ({
  id: `activity_${type}`,
  at: NOW,
  organisationId: null,
  organisationUuid: null,
  actor: ADA,
  ...parts,
  type,
  fields,
});

const POSITION: FeedNews['position'] = { followedUntil: NOW, seen: [], ownRequests: [], ownKeys: [], unknown: {} };

/** A poll whose feed told these. */
export const pollWithFeed = (
  activities: readonly Activity[],
  story: Story = {},
  gap: FeedNews['gap'] = null,
): RuleInput => {
  const input = poll(story);
  const feed = present({ activities, position: POSITION, gap });
  return { ...input, observations: input.observations.map((observation) => ({ ...observation, feed })) };
};

export const COMPANY = {
  members: [member('ada', { role: 'owner' }), member('ben')],
  keys: [apiKey('pipeline')],
  workspaces: [workspace('Production')],
};

/** What the rule finds of these, in an organisation where Ada and Ben are known. */
export const findIn = (activities: readonly Activity[], story: Story = { now: COMPANY }): readonly Finding[] =>
  activityRule.evaluate(pollWithFeed(activities, story)).flatMap((each) => (each.evaluated ? each.findings : []));

/** `high: Ada Example (ada@acme.example) switched single sign-on off in …` */
export const tell = (type: string, fields: Activity['fields'] = {}): string =>
  findIn([activity(type, fields)])
    .map(({ severity, statement }) => `${severity}: ${statement.title}`)
    .join('\n');

/** One change of a setting, as the API lists it. */
export const updates = (type: string, from: string | null, to: string | null): ActivityValue => [
  { type, previous_value: from, current_value: to },
];
