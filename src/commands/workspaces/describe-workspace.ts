import { formatCount } from '../../blocks/amount.ts';
import { listWords } from '../../blocks/quote.ts';
import { formatMoney } from '../../domain/money.ts';
import type { Residency, WorkspaceMember } from '../../domain/organisation.ts';
import { describeWorkspaceRole } from '../describe-workspace-role.ts';
import type { WorkspaceEntry } from './workspaces-report.ts';

/* What a workspace's facts are called; plain text. */

const GEOS: Readonly<Record<string, string>> = { us: 'the US' };
const geoName = (geo: string): string => GEOS[geo] ?? geo;

/** `stored in the US, inference anywhere`: at a glance. */
export const describeResidency = (residency: Residency | null): string => {
  if (residency === null) return 'unknown';
  const { workspaceGeo, allowedInferenceGeos } = residency;
  const inference =
    allowedInferenceGeos === 'unrestricted' || allowedInferenceGeos.includes('global')
      ? 'anywhere'
      : `only in ${listWords(allowedInferenceGeos.map(geoName))}`;
  return `stored in ${geoName(workspaceGeo)}, inference ${inference}`;
};

const regionOf = (geo: string): string => (geo === 'global' ? 'anywhere' : `in ${geoName(geo)}`);

/** The whole of it, for one workspace. */
export const explainResidency = (residency: Residency | null): string =>
  residency === null
    ? 'The API does not tell.'
    : `${describeResidency(residency)}; requests that name no region run ${regionOf(residency.defaultInferenceGeo)}.`;

const countRoles = (members: readonly WorkspaceMember[]): string => {
  const counts = new Map<string, number>();
  for (const { workspaceRole } of members) counts.set(workspaceRole, (counts.get(workspaceRole) ?? 0) + 1);
  return [...counts]
    .toSorted(([roleA, a], [roleB, b]) => b - a || (roleA < roleB ? -1 : 1))
    .map(([role, count]) => `${formatCount(count)} ${describeWorkspaceRole(role)}`)
    .join(', ');
};

/** `18 (12 developer, 3 admin, 3 user)`. */
export const describeMembers = ({ workspace, members }: WorkspaceEntry): string => {
  if (members === null) return workspace.isDefault ? 'no list' : '–';
  if (members.state !== 'present') return 'unknown';
  const { length } = members.value;
  return length === 0 ? '0' : `${formatCount(length)} (${countRoles(members.value)})`;
};

export const activeKeys = ({ keys }: WorkspaceEntry): number | null =>
  keys === null ? null : keys.filter(({ status }) => status === 'active').length;

export const describeKeys = (entry: WorkspaceEntry): string => {
  const count = activeKeys(entry);
  return count === null ? 'unknown' : formatCount(count);
};

export const describeAmount = ({ amount }: WorkspaceEntry): string =>
  amount === null ? 'unknown' : formatMoney(amount);
