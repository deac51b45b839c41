import { isoInstant } from '../../domain/day.ts';
import type { InviteEntry, MemberEntry, MembersReport } from './members-report.ts';

const rowOf = ({ source, member }: MemberEntry, { places, several }: MembersReport) => {
  const known = places.get(source);
  const own = known?.byUser.get(member.id) ?? [];
  return {
    ...(several ? { source } : {}),
    userId: member.id,
    email: member.email,
    name: member.name,
    role: member.role,
    addedAt: isoInstant(member.addedAt),
    workspaces: known?.isWhole === true ? own.map(({ workspace }) => workspace.name).sort() : null,
  };
};

const inviteOf = ({ source, invite }: InviteEntry, { several }: MembersReport) => ({
  ...(several ? { source } : {}),
  inviteId: invite.id,
  email: invite.email,
  role: invite.role,
  invitedAt: isoInstant(invite.invitedAt),
  expiresAt: isoInstant(invite.expiresAt),
});

/** Every member that was asked for, whatever the page; beside them the pending invites, null where they could not be read. */
export const membersDocument = (report: MembersReport, footnotes: readonly string[]) => ({
  command: 'members',
  rows: report.matches.map((entry) => rowOf(entry, report)),
  invites: report.invites?.map((entry) => inviteOf(entry, report)) ?? null,
  footnotes,
});
