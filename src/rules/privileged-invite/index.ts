import type { Instant } from '../../domain/day.ts';
import type { Finding } from '../../domain/finding.ts';
import { isPending } from '../../domain/invite-state.ts';
import { isPrivileged } from '../../domain/roles.ts';
import { buildState } from '../build-finding.ts';
import { evaluateSources, type Known } from '../evaluate-sources.ts';
import { inviteFact } from '../name-fact.ts';
import { defineRule } from '../rule.ts';
import { INVITE_COLUMNS } from '../view-invite.ts';
import { viewPrivilegedInvite } from './view.ts';

/** "An invite to a privileged role is pending": until it is accepted, deleted or expired. */
const findPrivilegedInvites = (observation: Known<'invites'>, now: Instant): readonly Finding[] => {
  const { source, invites } = observation;
  return invites.value
    .filter((invite) => isPrivileged(invite.role) && isPending(invite, now))
    .map((invite) =>
      buildState({
        rule: 'privileged-invite',
        source,
        subject: invite.id,
        severity: 'medium',
        facts: [inviteFact(source, invite.email, invite.role)],
        statement: viewPrivilegedInvite(invite, observation),
      }),
    );
};

export const privilegedInviteRule = defineRule({
  id: 'privileged-invite',
  title: 'Privileged invites',
  policy: 'An invite to admin, owner, primary_owner or membership_admin is pending.',
  severity: 'medium',
  needs: ['invites'],
  group: null,
  groupTitle: 'invites to privileged roles',
  columns: INVITE_COLUMNS,
  evaluate: (input) => evaluateSources(input, ['invites'], findPrivilegedInvites),
});
