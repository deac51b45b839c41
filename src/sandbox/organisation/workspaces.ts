import { DAY_MS, type Day, startOf, toInstant } from '../../domain/day.ts';
import type { Member, Residency, Workspace, WorkspaceMember } from '../../domain/organisation.ts';
import { createDice, pickAt } from './dice.ts';
import { makeId } from './ids.ts';

const WORKSPACE_NAMES = [
  'Default',
  'Production',
  'Research',
  'Genomics pipeline',
  'Data platform',
  'Claude Code',
  'Customer support',
  'R&D <staging>',
  'Legacy prototypes',
] as const;
const ARCHIVED = 'Legacy prototypes';

const ANYWHERE: Residency = {
  workspaceGeo: 'us',
  defaultInferenceGeo: 'global',
  allowedInferenceGeos: 'unrestricted',
};
const US_ONLY: Residency = { workspaceGeo: 'us', defaultInferenceGeo: 'us', allowedInferenceGeos: ['us'] };

/** The id of a workspace by its name, also of one that is not listed any more. */
export const workspaceId = (seed: string, name: string): string => makeId('wrkspc', `${seed}/${name}`);

/** The default one first, then the oldest ones; beyond the named ones they are numbered teams. */
export const buildWorkspaces = (seed: string, count: number, today: Day): Workspace[] => {
  const dice = createDice(`${seed}/workspaces`);
  return Array.from({ length: count }, (_, position) => {
    const name = WORKSPACE_NAMES[position] ?? `Team ${position}`;
    const age = 500 - Math.min(400, position * 20) + dice.int(0, 15);
    return {
      id: workspaceId(seed, name),
      name,
      isDefault: position === 0,
      createdAt: toInstant(startOf(today) - age * DAY_MS),
      archivedAt: name === ARCHIVED ? toInstant(startOf(today) - 70 * DAY_MS) : null,
      residency: name === 'Genomics pipeline' ? US_ONLY : ANYWHERE,
    };
  });
};

const ROLES = ['workspace_developer', 'workspace_user', 'workspace_developer', 'workspace_restricted_developer'];

/** Organisation admins administer every workspace, billing members are inherited, the others are a handful each. The default one has no list. */
export const buildWorkspaceMembers = (
  seed: string,
  workspaces: readonly Workspace[],
  members: readonly Member[],
): ReadonlyMap<string, readonly WorkspaceMember[]> => {
  const inherited = members.flatMap(({ id, role }) => {
    if (role === 'admin') return [{ userId: id, workspaceRole: 'workspace_admin' }];
    return role === 'billing' ? [{ userId: id, workspaceRole: 'workspace_billing' }] : [];
  });
  const others = members.filter(({ role }) => role !== 'admin' && role !== 'billing');
  const listed = workspaces.filter(({ isDefault }) => !isDefault);
  return new Map(
    listed.map((workspace) => {
      const dice = createDice(`${seed}/members/${workspace.id}`);
      const start = dice.int(0, Math.max(0, others.length - 1));
      const chosen = others.length === 0 ? [] : Array.from({ length: Math.min(others.length, dice.int(6, 18)) });
      const own = chosen.map((_, index) => ({
        userId: pickAt(others, start + index).id,
        workspaceRole: index === 0 ? 'workspace_admin' : pickAt(ROLES, index),
      }));
      return [workspace.id, [...inherited, ...own].map((member) => ({ workspaceId: workspace.id, ...member }))];
    }),
  );
};
