import { emailAt, nameAt } from '../organisation/names.ts';
import type { UserRole, Workspace, WorkspaceUser } from './workspace.ts';

/** A colleague who is also in the sample organisation: the e-mail is what joins the two. */
const colleague = (position: number, id: string, role: UserRole): WorkspaceUser => {
  const email = emailAt(position);
  return { id, name: email.split('@')[0] ?? id, realName: nameAt(position), email, role };
};

const USERS: readonly WorkspaceUser[] = [
  colleague(0, 'U0AMARA001', 'primary-owner'),
  colleague(1, 'U0MEI00002', 'admin'),
  colleague(2, 'U0PRIYA003', 'member'),
  colleague(5, 'U0YUKI0006', 'member'),
  { id: 'U0GUEST007', name: 'gil', realName: 'Gil Guest', email: 'gil@agency.example', role: 'guest' },
  { id: 'U0LEDGER00', name: 'claude_ledger', realName: 'Claude Ledger', email: null, role: 'bot' },
];

const COLLEAGUES = USERS.filter((user) => user.role !== 'bot' && user.role !== 'guest').map((user) => user.id);

/** The Slack workspace of the built-in sample company. */
export const SAMPLE_WORKSPACE: Workspace = {
  teamId: 'T0ACME0001',
  teamName: 'Acme Research',
  domain: 'acme-research',
  bot: { userId: 'U0LEDGER00', botId: 'B0LEDGER00', appId: 'A0LEDGER00', name: 'Claude Ledger' },
  users: USERS,
  groups: [{ id: 'S0FINOPS01', handle: 'finops', name: 'FinOps', users: ['U0PRIYA003'] }],
  channels: [
    {
      id: 'C0GENERAL1',
      name: 'general',
      kind: 'public',
      members: [...COLLEAGUES, 'U0GUEST007'],
      botIsMember: true,
      topic: 'Company-wide announcements',
    },
    {
      id: 'C0SPEND001',
      name: 'claude-spend',
      kind: 'public',
      members: COLLEAGUES,
      botIsMember: true,
      topic: 'What Claude costs us, and why',
    },
    {
      id: 'C0ALERTS01',
      name: 'claude-alerts',
      kind: 'private',
      members: ['U0AMARA001', 'U0MEI00002', 'U0PRIYA003'],
      botIsMember: true,
      topic: 'Access, keys, budgets and anomalies',
    },
  ],
};
