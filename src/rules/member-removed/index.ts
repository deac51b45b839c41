import type { Finding } from '../../domain/finding.ts';
import { buildEvent } from '../build-finding.ts';
import { compareMembers } from '../compare-members.ts';
import { evaluateSources, type Known } from '../evaluate-sources.ts';
import { findAdmins } from '../find-admins.ts';
import { removedFact } from '../name-fact.ts';
import { defineRule } from '../rule.ts';
import { MEMBER_COLUMNS, MEMBERS_GROUP } from '../view-member.ts';
import { viewMemberRemoved } from './view.ts';

/** "Somebody is a member no longer." */
const findFormerMembers = (observation: Known<'members'>): readonly Finding[] => {
  const { source, before, members } = observation;
  if (before.members === null) return [];
  const since = before.members.at;
  const admins = findAdmins(observation);
  return compareMembers(before.members.items, members.value).removed.map((member) =>
    buildEvent({
      rule: 'member-removed',
      source,
      subject: member.id,
      since,
      severity: 'low',
      facts: [removedFact(source, member.id)],
      statement: viewMemberRemoved({ member, admins, place: observation }),
    }),
  );
};

export const memberRemovedRule = defineRule({
  id: 'member-removed',
  title: 'Former members',
  policy: 'Somebody is a member no longer.',
  severity: 'low',
  needs: ['members'],
  ...MEMBERS_GROUP,
  columns: MEMBER_COLUMNS,
  evaluate: (input) => evaluateSources(input, ['members'], findFormerMembers),
});
