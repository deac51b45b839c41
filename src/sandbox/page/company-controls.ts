import { dayOf, type Instant, plusDays } from '../../domain/day.ts';
import type { SandboxClaudeApi } from '../claude/start-claude-api.ts';
import { addKey, addMember, changeKey, removeMember, scaleDay } from '../organisation/changes.ts';
import type { ConsoleSide } from '../organisation/company.ts';
import type { PageControl } from './page-options.ts';

const SPIKE = 5;
const AFTER = 'Press “Look now” to be told.';
const group = 'The company';

/** Somebody without a privilege who made an active key. */
const findKeyOwner = ({ members, apiKeys }: ConsoleSide) => {
  const owners = new Set(apiKeys.filter(({ status }) => status === 'active').map(({ createdBy }) => createdBy?.id));
  return members.find(({ id, role }) => role === 'developer' && owners.has(id));
};

/** What a visitor may do to the sample company: each is told in the alert channel by the next look. */
export const companyControls = (claude: SandboxClaudeApi, now: () => Instant): readonly PageControl[] => [
  {
    name: 'spike',
    label: 'Spike the spend',
    description: 'Yesterday and today cost five times as much in the Console: try /claude-cost today by model.',
    group,
    run: async () => {
      const today = dayOf(now());
      for (const day of [plusDays(today, -1), today]) claude.change(scaleDay('console', day, SPIKE));
      return `Yesterday and today cost five times as much. ${AFTER}`;
    },
  },
  {
    name: 'admin',
    label: 'Add an administrator',
    description: 'To the Console: try /claude-members role:admin.',
    group,
    run: async () => {
      const nora = { email: 'nora.newcomer@acme.example', name: 'Nora Newcomer', role: 'admin' };
      claude.change(addMember('console', nora, now()));
      return `Nora Newcomer administers the Console now. ${AFTER}`;
    },
  },
  {
    name: 'key',
    label: 'Create an API key',
    description: 'In Production, and nobody has used it yet: try /claude-keys hotfix.',
    group,
    run: async () => {
      const { workspaces, members } = claude.company().console;
      const production = workspaces.find(({ name }) => name === 'Production')?.id ?? '';
      claude.change(addKey('hotfix-export', production, members.at(-1)?.id ?? '', now()));
      return `There is a key hotfix-export now. ${AFTER}`;
    },
  },
  {
    name: 'reactivate',
    label: 'Reactivate an old key',
    description: 'One that was disabled works again: try /claude-keys inactive before.',
    group,
    run: async () => {
      const old = claude.company().console.apiKeys.find(({ status }) => status === 'inactive');
      if (old === undefined) return 'There is no disabled key left.';
      claude.change(changeKey(old.id, { status: 'active' }));
      return `The key ${old.name} is active again. ${AFTER}`;
    },
  },
  {
    name: 'leave',
    label: 'Remove a member who owns keys',
    description: 'The keys go on working: try /claude-keys orphaned.',
    group,
    run: async () => {
      const owner = findKeyOwner(claude.company().console);
      if (owner === undefined) return 'Nobody with keys is left.';
      claude.change(removeMember('console', owner.id));
      return `${owner.name} has left, and the keys are still active. ${AFTER}`;
    },
  },
];
