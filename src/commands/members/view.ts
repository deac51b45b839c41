import { formatCount } from '../../blocks/amount.ts';
import { context, header, section } from '../../blocks/build.ts';
import { splitMessage } from '../../blocks/compose-message.ts';
import { sourceName, sourceShort } from '../../blocks/describe-source.ts';
import { formatDay } from '../../blocks/describe-time.ts';
import type { MessageBlock } from '../../blocks/message.ts';
import { table } from '../../blocks/table.ts';
import { bold, literal } from '../../blocks/text.ts';
import { dayOf } from '../../domain/day.ts';
import { compareRoles, isPrivileged, KNOWN_ROLES } from '../../domain/roles.ts';
import type { CommandPorts } from '../../ports.ts';
import type { Showing } from '../../spend/label-group.ts';
import { attachCsv } from '../attach-csv.ts';
import type { Asking, View } from '../command.ts';
import { describeGaps } from '../describe-gaps.ts';
import { describeSearch, suggestKnown } from '../describe-search.ts';
import { hideSearch } from '../hide-search.ts';
import { showEmail, showName } from '../show-person.ts';
import { nextPage, viewPaging } from '../view-paging.ts';
import { describeRole, ROLE_LEGEND } from './describe-role.ts';
import { membersDocument } from './document.ts';
import type { MemberEntry, MembersReport } from './members-report.ts';
import { summariseMember, viewDetail } from './view-detail.ts';
import { viewInvites } from './view-invites.ts';

const titleOf = ({ words }: MembersReport, show: Showing): string =>
  [
    'Claude members',
    ...(words.source === null ? [] : [sourceName(words.source)]),
    ...words.roles.map((role) => `role ${role}`),
  ].join(' · ') + describeSearch(words.text, show);

const countRoles = (entries: readonly MemberEntry[]): string => {
  const counts = new Map<string, number>();
  for (const { member } of entries) counts.set(member.role, (counts.get(member.role) ?? 0) + 1);
  return [...counts]
    .toSorted(([a], [b]) => compareRoles(a, b))
    .map(([role, count]) => `${formatCount(count)} ${literal(describeRole(role))}`)
    .join(', ');
};

const membersIn = (count: number): string => `${bold(formatCount(count))} ${count === 1 ? 'member' : 'members'}`;

/** `120 members: 3 ⚑ admin, 117 user`, for each organisation where there are two. */
const summaryLines = ({ read, matches, several }: MembersReport): readonly string[] => {
  if (matches.length === 0) return [];
  return read.map((source) => {
    const own = matches.filter((entry) => entry.source === source);
    const roles = own.length === 0 ? '' : `: ${countRoles(own)}`;
    return `${several ? `${sourceName(source)}: ` : ''}${membersIn(own.length)}${roles}`;
  });
};

const inviteLine = ({ invites }: MembersReport): readonly string[] => {
  if (invites === null || invites.length === 0) return [];
  const privileged = invites.filter(({ invite }) => isPrivileged(invite.role)).length;
  const pending = `${bold(formatCount(invites.length))} ${invites.length === 1 ? 'invite' : 'invites'} pending`;
  return [privileged === 0 ? pending : `${pending}, ${formatCount(privileged)} to a role that decides about access`];
};

/** Nobody: that is an answer, and no error. */
const emptyLine = ({ read, words, matches }: MembersReport): readonly string[] => {
  if (read.length === 0 || matches.length > 0) return [];
  const hint = suggestKnown(words.text, KNOWN_ROLES, 'role:');
  return ['Nobody among the members fits these words.', ...(hint === null ? [] : [hint])];
};

const viewTable = ({ page, several }: MembersReport, show: Showing): readonly MessageBlock[] => {
  if (page.rows.length === 0) return [];
  const columns = [...(several ? ['Source'] : []), 'Role', 'Name', 'E-mail', 'Joined'].map((title) => ({ title }));
  const rows = page.rows.map(({ source, member }) => [
    ...(several ? [sourceShort(source)] : []),
    describeRole(member.role),
    showName(member.name, show),
    showEmail(member.email, show),
    formatDay(dayOf(member.addedAt)),
  ]);
  return table({ columns, rows });
};

const ADMIN_NOTE = 'Organisation admins administer every workspace, whether or not its list names them.';

export const viewMembers = (report: MembersReport, { audience }: Asking, { settings }: CommandPorts): View => {
  const show: Showing = { audience, privacy: settings.privacy };
  const { words, several, page, detail } = report;
  const { problems, footnotes } = describeGaps(
    report.gaps,
    { source: words.source, several },
    report.asOf,
    settings.timezone,
  );
  const title = titleOf(report, show);
  const found = detail === null ? summaryLines(report) : detail.map((member) => summariseMember(member, report, show));
  const lines = [...found, ...inviteLine(report), ...emptyLine(report)];
  const warnings = problems.map((problem) => `:warning: ${problem}`);
  const hasPrivileged = page.rows.some(({ member }) => isPrivileged(member.role));
  const body =
    detail === null
      ? [header(title), section([...lines, ...warnings].join('\n')), viewTable(report, show)]
      : [...viewDetail(detail, report, show), section(warnings.join('\n'))];
  const notes = [...(detail === null && hasPrivileged ? [ROLE_LEGEND] : []), ...footnotes];
  const hasAdmin = report.matches.some(({ source, member }) => source === 'console' && member.role === 'admin');
  const document = () => membersDocument(report, hasAdmin ? [...footnotes, ADMIN_NOTE] : footnotes);
  return {
    messages: splitMessage({
      text: [literal(title), ...lines, ...problems].join('\n'),
      blocks: [
        ...body,
        section(viewInvites(report, show)),
        context([...viewPaging('members', page, words, show), ...notes]),
      ],
    }),
    document,
    problems,
    csv: words.csv ? attachCsv(document()) : null,
    more: nextPage(page, words),
    ...hideSearch(words, show),
  };
};
