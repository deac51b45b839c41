import { describeTokens } from '../../blocks/amount.ts';
import { fields, header, section } from '../../blocks/build.ts';
import { sourceName } from '../../blocks/describe-source.ts';
import { describeAgo, formatDay } from '../../blocks/describe-time.ts';
import type { MessageBlock } from '../../blocks/message.ts';
import { bold, escapeText, literal } from '../../blocks/text.ts';
import { dayOf } from '../../domain/day.ts';
import { describeSpan } from '../../domain/describe-span.ts';
import { totalTokens } from '../../domain/measure.ts';
import { formatMoney } from '../../domain/money.ts';
import type { ApiKey } from '../../domain/organisation.ts';
import { isPrivileged } from '../../domain/roles.ts';
import type { Showing } from '../../spend/label-group.ts';
import { describeWorkspaceRole } from '../describe-workspace-role.ts';
import { showEmail, showLabel, showName } from '../show-person.ts';
import { viewLines } from '../view-lines.ts';
import { describeRole } from './describe-role.ts';
import type { MemberDetail } from './load-detail.ts';
import type { MembersReport } from './members-report.ts';
import type { Place } from './read-places.ts';

const placeLine = ({ workspace, workspaceRole }: Place): string =>
  `• ${literal(workspace.name)}: ${literal(describeWorkspaceRole(workspaceRole))}`;

const viewPlaces = ({ source, member }: MemberDetail, { places }: MembersReport): string => {
  if (source === 'enterprise') return '';
  const known = places.get(source);
  const own = known?.byUser.get(member.id) ?? [];
  const lines = own.toSorted((a, b) => (a.workspace.name < b.workspace.name ? -1 : 1)).map(placeLine);
  const rule =
    member.role === 'admin'
      ? 'An organisation admin administers every workspace, the default one included.'
      : 'The default workspace has no list of members.';
  const none = known?.isWhole === true ? 'In no workspace’s list.' : 'In none of the lists that could be read.';
  return `${viewLines('Workspaces', lines, none)}\n${rule}`;
};

const keyLine = ({ name, hint, status }: ApiKey, show: Showing): string =>
  `• ${literal(showLabel(name, show))}${hint === null ? '' : ` ${literal(hint)}`}, ${literal(status)}`;

const viewKeys = ({ keys }: MemberDetail, show: Showing): string =>
  keys.state === 'present'
    ? viewLines(
        'API keys created',
        keys.value.map((key) => keyLine(key, show)),
        'None.',
      )
    : '';

const viewUse = ({ cost, usage }: MemberDetail): string => {
  const known = [
    ...(cost.state === 'present' ? [`${bold(escapeText(formatMoney(cost.value.total.amount)))} spent`] : []),
    ...(usage.state === 'present' ? [`${bold(describeTokens(totalTokens(usage.value.total)))} tokens`] : []),
  ];
  const covered = [cost, usage].flatMap((part) => (part.state === 'present' ? [part.value.covered] : []))[0];
  return covered === undefined ? '' : `${bold(`Attributed to them, ${describeSpan(covered)}`)}\n${known.join(', ')}`;
};

const viewOne = (detail: MemberDetail, report: MembersReport, show: Showing): readonly (readonly MessageBlock[])[] => {
  const { id, email, role, addedAt } = detail.member;
  const joined = `${formatDay(dayOf(addedAt))} (${describeAgo(addedAt, report.asOf)})`;
  return [
    report.several ? section(bold(sourceName(detail.source))) : [],
    fields([
      `${bold('Role')}\n${literal(describeRole(role))}${isPrivileged(role) ? ': decides who can reach what' : ''}`,
      `${bold('E-mail')}\n${literal(showEmail(email, show))}`,
      `${bold('Joined')}\n${joined}`,
      `${bold('Id')}\n${literal(id)}`,
    ]),
    section(viewPlaces(detail, report)),
    section(viewKeys(detail, show)),
    section(viewUse(detail)),
  ];
};

/** Everything of one person: in both organisations, where they are a member of both. */
export const viewDetail = (
  details: readonly MemberDetail[],
  report: MembersReport,
  show: Showing,
): readonly (readonly MessageBlock[])[] => [
  header(showName(details[0]?.member.name ?? '', show)),
  ...details.flatMap((detail) => viewOne(detail, report, show)),
];

/** The same in one line, as mrkdwn: `Ada Lovelace: ⚑ admin since 2 Mar 2025, in 3 workspaces’ lists`. */
export const summariseMember = (detail: MemberDetail, { places, several }: MembersReport, show: Showing): string => {
  const { source, member } = detail;
  const known = places.get(source);
  const count = known?.byUser.get(member.id)?.length ?? 0;
  const lists = known?.isWhole === true ? `, in the lists of ${count} ${count === 1 ? 'workspace' : 'workspaces'}` : '';
  const where = several ? ` of ${sourceName(source)}` : '';
  const since = formatDay(dayOf(member.addedAt));
  return `${literal(showName(member.name, show))}: ${literal(describeRole(member.role))}${where} since ${since}${lists}`;
};
