import type { Finding } from '../../domain/finding.ts';
import { buildEvent } from '../build-finding.ts';
import { compareMembers } from '../compare-members.ts';
import { evaluateSources, type Known } from '../evaluate-sources.ts';
import { findAdmins } from '../find-admins.ts';
import { roleFact } from '../name-fact.ts';
import { defineRule } from '../rule.ts';
import { MEMBER_COLUMNS, MEMBERS_GROUP } from '../view-member.ts';
import { viewRoleChanged } from './view.ts';

/** "A member's organisation role changes." One that makes an admin is the same fact as `admin-added`. */
const findChangedRoles = (observation: Known<'members'>): readonly Finding[] => {
  const { source, before, members } = observation;
  if (before.members === null) return [];
  const since = before.members.at;
  const admins = findAdmins(observation);
  return compareMembers(before.members.items, members.value).changed.map(({ before: { role }, after }) =>
    buildEvent({
      rule: 'role-changed',
      source,
      subject: after.id,
      since,
      severity: 'low',
      facts: [roleFact(source, after)],
      statement: viewRoleChanged({ member: after, formerly: role, admins, place: observation }),
    }),
  );
};

export const roleChangedRule = defineRule({
  id: 'role-changed',
  title: 'Role changes',
  policy: "A member's organisation role changes.",
  severity: 'low',
  needs: ['members'],
  ...MEMBERS_GROUP,
  columns: MEMBER_COLUMNS,
  evaluate: (input) => evaluateSources(input, ['members'], findChangedRoles),
});
