import type { Finding } from '../../domain/finding.ts';
import { buildEvent } from '../build-finding.ts';
import { compareMembers } from '../compare-members.ts';
import { evaluateSources, type Known } from '../evaluate-sources.ts';
import { findAdmins } from '../find-admins.ts';
import { roleFact } from '../name-fact.ts';
import { defineRule } from '../rule.ts';
import { MEMBER_COLUMNS, MEMBERS_GROUP } from '../view-member.ts';
import { viewMemberAdded } from './view.ts';

/** "Somebody becomes a member." A new member who is an admin is the same fact as `admin-added`. */
const findNewMembers = (observation: Known<'members'>): readonly Finding[] => {
  const { source, before, members } = observation;
  if (before.members === null) return [];
  const since = before.members.at;
  const admins = findAdmins(observation);
  return compareMembers(before.members.items, members.value).added.map((member) =>
    buildEvent({
      rule: 'member-added',
      source,
      subject: member.id,
      since,
      severity: 'low',
      facts: [roleFact(source, member)],
      statement: viewMemberAdded({ member, admins, place: observation }),
    }),
  );
};

export const memberAddedRule = defineRule({
  id: 'member-added',
  title: 'New members',
  policy: 'Somebody becomes a member.',
  severity: 'low',
  needs: ['members'],
  ...MEMBERS_GROUP,
  columns: MEMBER_COLUMNS,
  evaluate: (input) => evaluateSources(input, ['members'], findNewMembers),
});
