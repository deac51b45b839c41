import type { Instant } from '../../domain/day.ts';
import type { Finding } from '../../domain/finding.ts';
import { isStaleInvite } from '../../domain/invite-state.ts';
import { buildState } from '../build-finding.ts';
import { evaluateSources, type Known } from '../evaluate-sources.ts';
import { defineRule } from '../rule.ts';
import { INVITE_COLUMNS } from '../view-invite.ts';
import { viewStaleInvite } from './view.ts';

/** "An invite is older than 7 days" and still pending: until it is accepted, deleted or expired. */
const findStaleInvites = (observation: Known<'invites'>, now: Instant): readonly Finding[] => {
  const { source, invites } = observation;
  return invites.value
    .filter((invite) => isStaleInvite(invite, now))
    .map((invite) =>
      buildState({
        rule: 'stale-invite',
        source,
        subject: invite.id,
        severity: 'low',
        facts: [`invite:${source}:${invite.id}:stale`],
        statement: viewStaleInvite(invite, observation),
      }),
    );
};

export const staleInviteRule = defineRule({
  id: 'stale-invite',
  title: 'Stale invites',
  policy: 'A pending invite is older than 7 days.',
  severity: 'low',
  needs: ['invites'],
  group: null,
  groupTitle: 'stale invites',
  columns: INVITE_COLUMNS,
  evaluate: (input) => evaluateSources(input, ['invites'], findStaleInvites),
});
