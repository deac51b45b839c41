import { DAY_MS, type Day, startOf, toInstant } from '../../domain/day.ts';
import type { ApiKey, Member, Workspace } from '../../domain/organisation.ts';
import { createDice, type Dice, pickAt } from './dice.ts';
import { makeId } from './ids.ts';
import { LEFT_POSITION, personId } from './members.ts';
import { workspaceId } from './workspaces.ts';

/** A key, and when it was used: `ago` counts days back from today, null means never. */
export interface KeyStory {
  readonly key: ApiKey;
  readonly lastUsedDaysAgo: number | null;
}

interface Special {
  readonly name: string;
  readonly workspace?: string;
  readonly organisationScoped?: boolean;
  readonly status?: string;
  readonly expiresInDays?: number;
  readonly lastUsedDaysAgo?: number | null;
  readonly creator?: 'member' | 'left' | 'service-account' | 'unknown';
  readonly principal?: 'user' | 'service-account';
  readonly hint?: false;
}

export const serviceAccountId = (seed: string): string => makeId('svac', `${seed}/ci-deploy-bot`);

/** Each of them is a case that a key report has to tell apart. */
const SPECIALS: readonly Special[] = [
  { name: 'pipeline-prod', workspace: 'Production' },
  { name: 'pipeline-prod', workspace: 'Research' },
  { name: 'expires-soon', workspace: 'Production', expiresInDays: 6 },
  { name: 'expires-later', workspace: 'Data platform', expiresInDays: 12, principal: 'user' },
  { name: 'ordered-but-never-used', workspace: 'Research', lastUsedDaysAgo: null },
  { name: 'forgotten-notebook', workspace: 'Data platform', lastUsedDaysAgo: 100 },
  { name: 'left-behind', workspace: 'Genomics pipeline', creator: 'left' },
  { name: 'ci-deploy', workspace: 'Production', creator: 'service-account', principal: 'service-account' },
  { name: 'from-the-early-days', workspace: 'Default', creator: 'unknown', hint: false },
  { name: 'my-own-key', organisationScoped: true, principal: 'user' },
  { name: 'deploy-bot-everywhere', organisationScoped: true, creator: 'service-account', principal: 'service-account' },
  { name: 'switched-off', workspace: 'Customer support', status: 'inactive', lastUsedDaysAgo: 20 },
  { name: 'old-prototype', workspace: 'Legacy prototypes', status: 'archived', lastUsedDaysAgo: 71 },
  { name: 'summer-trial', workspace: 'Research', status: 'expired', expiresInDays: -30, lastUsedDaysAgo: 31 },
  { name: 'no-hint', workspace: 'Customer support', status: 'inactive', lastUsedDaysAgo: null, hint: false },
  { name: 'deploy <b>&</b> *test*', workspace: 'R&D <staging>', lastUsedDaysAgo: 2 },
  { name: 'default-playbook', workspace: 'Default' },
];

const TEAMS = ['search', 'billing', 'assistant', 'etl', 'labels', 'eval', 'docs', 'triage', 'genes', 'chat'];
const STAGES = ['prod', 'staging', 'dev', 'batch'];

interface Staff {
  readonly seed: string;
  readonly today: Day;
  readonly members: readonly Member[];
  readonly workspaces: readonly Workspace[];
}

const ordinary = (position: number, { workspaces }: Staff): Special => {
  const open = workspaces.filter(({ archivedAt }) => archivedAt === null);
  const workspace = pickAt(open, position);
  return { name: `${pickAt(TEAMS, position)}-${pickAt(STAGES, Math.floor(position / 3))}`, workspace: workspace.name };
};

const creatorOf = (special: Special, staff: Staff, dice: Dice): ApiKey['createdBy'] => {
  switch (special.creator) {
    case 'unknown':
      return null;
    case 'left':
      return { id: personId(staff.seed, LEFT_POSITION), type: 'user' };
    case 'service-account':
      return { id: serviceAccountId(staff.seed), type: 'service_account' };
    default:
      return { id: dice.pick(staff.members).id, type: 'user' };
  }
};

const principalOf = (special: Special, seed: string, creator: ApiKey['createdBy']): ApiKey['principal'] => {
  if (special.principal === 'service-account') return { id: serviceAccountId(seed), type: 'service_account' };
  return special.principal === 'user' && creator !== null ? { id: creator.id, type: 'user' } : null;
};

const buildKey = (position: number, staff: Staff): KeyStory => {
  const dice = createDice(`${staff.seed}/key/${position}`);
  const special = SPECIALS[position] ?? ordinary(position, staff);
  const createdBy = creatorOf(special, staff, dice);
  const start = startOf(staff.today);
  const end = special.expiresInDays;
  const home = staff.workspaces.find(({ name }) => name === special.workspace) ?? pickAt(staff.workspaces, 0);
  const key: ApiKey = {
    id: makeId('apikey', `${staff.seed}/${position}`),
    name: special.name,
    status: special.status ?? 'active',
    hint:
      special.hint === false
        ? null
        : `sk-ant-api03-${makeId('k', `${position}`).slice(4, 7)}...${makeId('h', `${position}`).slice(4, 6)}AA`,
    createdAt: toInstant(start - (dice.int(130, 400) + (position % 7)) * DAY_MS + dice.int(0, DAY_MS - 1)),
    expiresAt: end === undefined ? null : toInstant(start + end * DAY_MS + DAY_MS / 2),
    createdBy,
    principal: principalOf(special, staff.seed, createdBy),
    scope: special.organisationScoped === true ? { type: 'organization' } : { type: 'workspace', workspaceId: home.id },
  };
  return { key, lastUsedDaysAgo: special.lastUsedDaysAgo === undefined ? 0 : special.lastUsedDaysAgo };
};

/** Newest first. The first seventeen are the cases above, the others are ordinary ones spread over the open workspaces. */
export const buildKeys = (staff: Staff, count: number): KeyStory[] =>
  Array.from({ length: count }, (_, position) => buildKey(position, staff)).sort(
    (a, b) => b.key.createdAt - a.key.createdAt,
  );

/** A key and a workspace of which only their usage is left. */
export const unlistedKeyId = (seed: string): string => makeId('apikey', `${seed}/deleted`);
export const unlistedWorkspaceId = (seed: string): string => workspaceId(seed, 'deleted long ago');
