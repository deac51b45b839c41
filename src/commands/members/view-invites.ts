import { sourceName } from '../../blocks/describe-source.ts';
import { describeAgo } from '../../blocks/describe-time.ts';
import { bold, literal } from '../../blocks/text.ts';
import type { Instant } from '../../domain/day.ts';
import type { Showing } from '../../spend/label-group.ts';
import { showEmail } from '../show-person.ts';
import { describeRole } from './describe-role.ts';
import type { InviteEntry, MembersReport } from './members-report.ts';

/** So many that a person still reads them. */
const LINES = 20;

const lifeOf = ({ invite }: InviteEntry, now: Instant): string =>
  invite.expiresAt > now
    ? `expires ${describeAgo(invite.expiresAt, now)}`
    : `expired ${describeAgo(invite.expiresAt, now)}`;

const lineOf = (entry: InviteEntry, { asOf, several }: MembersReport, show: Showing): string => {
  const { email, role, invitedAt } = entry.invite;
  const where = several ? ` to ${sourceName(entry.source)}` : '';
  return `• ${literal(showEmail(email, show))}${where} as ${literal(describeRole(role))}: invited ${describeAgo(invitedAt, asOf)}, ${lifeOf(entry, asOf)}`;
};

/** Who has been invited and has not come yet, as mrkdwn; an empty text when there is nobody, and after the first page. */
export const viewInvites = (report: MembersReport, show: Showing): string => {
  const invites = report.invites ?? [];
  if (invites.length === 0 || report.page.number > 1) return '';
  const more = invites.length - LINES;
  return [
    bold(`Pending invites (${invites.length})`),
    ...invites.slice(0, LINES).map((entry) => lineOf(entry, report, show)),
    ...(more > 0 ? [`… and ${more} more: a text or \`role:\` narrows them.`] : []),
  ].join('\n');
};
