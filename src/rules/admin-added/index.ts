import type { Finding } from '../../domain/finding.ts';
import type { Member } from '../../domain/organisation.ts';
import { isPrivileged } from '../../domain/roles.ts';
import { buildEvent } from '../build-finding.ts';
import { compareMembers } from '../compare-members.ts';
import { evaluateSources, type Known } from '../evaluate-sources.ts';
import { findAdmins } from '../find-admins.ts';
import { roleFact } from '../name-fact.ts';
import { defineRule } from '../rule.ts';
import { MEMBER_COLUMNS } from '../view-member.ts';
import { viewAdminAdded } from './view.ts';

/** "A member appears with, or is changed to, admin, owner, primary_owner or membership_admin." */
const findNewAdmins = (observation: Known<'members'>): readonly Finding[] => {
  const { source, before, members } = observation;
  if (before.members === null) return [];
  const since = before.members.at;
  const admins = findAdmins(observation);
  const { added, changed } = compareMembers(before.members.items, members.value);
  const candidates: readonly { readonly member: Member; readonly formerly: string | null }[] = [
    ...added.map((member) => ({ member, formerly: null })),
    ...changed.map(({ before: { role }, after }) => ({ member: after, formerly: role })),
  ];
  return candidates
    .filter(({ member }) => isPrivileged(member.role))
    .map(({ member, formerly }) =>
      buildEvent({
        rule: 'admin-added',
        source,
        subject: member.id,
        since,
        severity: 'high',
        facts: [roleFact(source, member)],
        statement: viewAdminAdded({ member, formerly, admins, place: observation }),
      }),
    );
};

export const adminAddedRule = defineRule({
  id: 'admin-added',
  title: 'New admins',
  policy: 'A member appears with, or is changed to, admin, owner, primary_owner or membership_admin.',
  severity: 'high',
  needs: ['members'],
  group: null,
  groupTitle: 'new admins',
  columns: MEMBER_COLUMNS,
  evaluate: (input) => evaluateSources(input, ['members'], findNewAdmins),
});
