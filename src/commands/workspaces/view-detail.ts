import { fields, header, section } from '../../blocks/build.ts';
import { describeAgo, formatDay } from '../../blocks/describe-time.ts';
import type { MessageBlock } from '../../blocks/message.ts';
import { bold, escapeText, literal } from '../../blocks/text.ts';
import { compare } from '../../domain/compare.ts';
import { dayOf, type Instant } from '../../domain/day.ts';
import type { ApiKey, WorkspaceMember } from '../../domain/organisation.ts';
import type { Showing } from '../../spend/label-group.ts';
import { describeWorkspaceRole } from '../describe-workspace-role.ts';
import { showEmail, showLabel, showName } from '../show-person.ts';
import { viewLines } from '../view-lines.ts';
import { activeKeys, describeAmount, describeKeys, describeMembers, explainResidency } from './describe-workspace.ts';
import type { WorkspaceEntry, WorkspacesReport } from './workspaces-report.ts';

const memberLine = (
  { userId, workspaceRole }: WorkspaceMember,
  { people }: WorkspacesReport,
  show: Showing,
): string => {
  const member = people?.get(userId);
  const who =
    member === undefined
      ? literal(userId)
      : `${literal(showName(member.name, show))} (${literal(showEmail(member.email, show))}, ${literal(member.role)})`;
  return `• ${who}: ${literal(describeWorkspaceRole(workspaceRole))}`;
};

/** Workspace admins first; they decide who else comes in. */
const compareRoles = (a: WorkspaceMember, b: WorkspaceMember): number =>
  Number(b.workspaceRole === 'workspace_admin') - Number(a.workspaceRole === 'workspace_admin') ||
  compare(a.workspaceRole, b.workspaceRole);

const viewMembers = ({ workspace, members }: WorkspaceEntry, report: WorkspacesReport, show: Showing): string => {
  if (workspace.isDefault) return `${bold('Members')}\nThe default workspace has no list of members.`;
  if (members?.state !== 'present') return '';
  const lines = members.value.toSorted(compareRoles).map((member) => memberLine(member, report, show));
  return viewLines('Members', lines, 'Nobody is in its list.');
};

const keyLine = ({ name, hint }: ApiKey, show: Showing): string =>
  `• ${literal(showLabel(name, show))}${hint === null ? '' : ` ${literal(hint)}`}`;

const viewKeys = (entry: WorkspaceEntry, show: Showing): string => {
  if (entry.keys === null) return '';
  const active = entry.keys.filter(({ status }) => status === 'active');
  const others = entry.keys.length - (activeKeys(entry) ?? 0);
  const none = others === 0 ? 'None.' : `None; ${others} that do not work any more.`;
  return viewLines(
    'Active API keys',
    active.map((key) => keyLine(key, show)),
    none,
  );
};

const describeDay = (instant: Instant, now: Instant): string =>
  `${formatDay(dayOf(instant))} (${describeAgo(instant, now)})`;

/** Everything of one workspace. */
export const viewDetail = (
  entry: WorkspaceEntry,
  report: WorkspacesReport,
  show: Showing,
): readonly (readonly MessageBlock[])[] => {
  const { id, name, createdAt, archivedAt, residency } = entry.workspace;
  const facts: readonly (readonly [title: string, value: string])[] = [
    ['Created', createdAt === null ? 'unknown' : describeDay(createdAt, report.asOf)],
    ['Archived', archivedAt === null ? 'no' : describeDay(archivedAt, report.asOf)],
    ['Spend this month', escapeText(describeAmount(entry))],
    ['Active API keys', describeKeys(entry)],
    ['Residency', literal(explainResidency(residency))],
    ['Id', id === null ? 'unknown' : literal(id)],
  ];
  return [
    header(name),
    fields(facts.map(([title, value]) => `${bold(title)}\n${value}`)),
    section(viewMembers(entry, report, show)),
    section(viewKeys(entry, show)),
  ];
};

/** The same in one line, as mrkdwn. */
export const summariseWorkspace = (entry: WorkspaceEntry): string => {
  const { name, archivedAt } = entry.workspace;
  const state = archivedAt === null ? '' : ` (archived ${formatDay(dayOf(archivedAt))})`;
  const facts = [
    `members: ${literal(describeMembers(entry))}`,
    `active keys: ${describeKeys(entry)}`,
    `spend this month: ${escapeText(describeAmount(entry))}`,
  ];
  return `${literal(name)}${state}: ${facts.join('; ')}`;
};
