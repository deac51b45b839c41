import type { SandboxClaudeApi } from '../claude/start-claude-api.ts';
import type { EnterpriseSide } from '../organisation/company.ts';
import { askForHigherLimit } from '../organisation/limit-changes.ts';
import { createAdminKey, startDataExport, toggleSso, transferOwnership } from '../organisation/security-changes.ts';
import type { PageControl } from './page-options.ts';

const AFTER = 'Press “Look now” to be told.';
const group = 'Security and limits';

/** Whoever does not wait for an answer yet: first those with a limit of their own. */
const findAsker = ({ members, limitRequests, spendLimits }: EnterpriseSide) => {
  const waiting = new Set(limitRequests.filter(({ status }) => status === 'pending').map(({ userId }) => userId));
  const free = members.filter(({ id }) => !waiting.has(id));
  return free.find(({ id }) => (spendLimits.get(id) ?? null) !== null) ?? free[0];
};

const WISHES = [
  { requestedCents: 40_000, reason: 'The quarterly review needs more than usual' },
  {},
  { reason: 'Migrating the old reports this week' },
];

/** What the activity feed and the limits of claude.ai tell: each is told in the alert channel by the next look. */
export const securityControls = (claude: SandboxClaudeApi): readonly PageControl[] => [
  {
    name: 'limit',
    label: 'Somebody asks for a higher limit',
    description: 'A member of claude.ai: approve or deny it in #claude-alerts.',
    group,
    run: async () => {
      const { enterprise } = claude.company();
      const asker = findAsker(enterprise);
      if (asker === undefined) return 'Everybody waits for an answer already.';
      claude.change(askForHigherLimit(asker.id, WISHES[enterprise.limitRequests.length % WISHES.length]));
      return `${asker.name} asks for a higher limit. ${AFTER}`;
    },
  },
  {
    name: 'owner',
    label: 'Transfer ownership',
    description: 'claude.ai gets another primary owner.',
    group,
    run: async () => {
      const heir = claude.company().enterprise.members.find(({ role }) => role === 'owner');
      if (heir === undefined) return 'There is no owner who could take over.';
      claude.change(transferOwnership(heir.id));
      return `${heir.name} is the primary owner now. ${AFTER}`;
    },
  },
  {
    name: 'sso',
    label: 'Switch SSO off',
    description: 'People could sign in without the company’s identity provider.',
    group,
    run: async () => {
      claude.change(toggleSso(false));
      return `Single sign-on is off. ${AFTER}`;
    },
  },
  {
    name: 'admin-key',
    label: 'Create an Admin key',
    description: 'In the Console: no list has it, only the activity feed tells.',
    group,
    run: async () => {
      claude.change(createAdminKey('terraform'));
      return `There is another Admin key. ${AFTER}`;
    },
  },
  {
    name: 'export',
    label: 'Export data',
    description: 'All conversations of claude.ai.',
    group,
    run: async () => {
      claude.change(startDataExport());
      return `An export of all conversations has begun. ${AFTER}`;
    },
  },
];
