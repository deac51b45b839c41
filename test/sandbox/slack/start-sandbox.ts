import type { SlackOptions, SlackStandIn } from '../../../src/sandbox/slack/stand-in.ts';
import { startSlack } from '../../../src/sandbox/slack/start-slack.ts';
import type { Workspace } from '../../../src/sandbox/slack/workspace.ts';

/** A small company with one of everybody: owner, admin, member, guests, a stranger, somebody who left, a bot. */
export const WORKSPACE: Workspace = {
  teamId: 'T0000000A',
  teamName: 'Acme',
  domain: 'acme',
  bot: { userId: 'U0LEDGER', botId: 'B0LEDGER', appId: 'A0LEDGER', name: 'Claude Ledger' },
  users: [
    { id: 'U0LEDGER', name: 'ledger', realName: 'Claude Ledger', email: null, role: 'bot' },
    { id: 'U0OLIVIA', name: 'olivia', realName: 'Olivia Owner', email: 'olivia@acme.com', role: 'primary-owner' },
    { id: 'U0ADAM', name: 'adam', realName: 'Adam Admin', email: 'adam@acme.com', role: 'admin' },
    {
      id: 'U0MAYA',
      name: 'maya',
      realName: 'Maya Member',
      email: 'maya@acme.com',
      role: 'member',
      timezone: 'Europe/Berlin',
    },
    { id: 'U0GUS', name: 'gus', realName: 'Gus Guest', email: 'gus@agency.example', role: 'single-channel-guest' },
    {
      id: 'U0SAM',
      name: 'sam',
      realName: 'Sam Stranger',
      email: 'sam@other.example',
      role: 'member',
      teamId: 'T0000000B',
    },
    { id: 'U0LEFT', name: 'lee', realName: 'Lee Left', email: 'lee@acme.com', role: 'member', deactivated: true },
  ],
  groups: [{ id: 'S0FINOPS', handle: 'finops', name: 'FinOps', users: ['U0MAYA'] }],
  channels: [
    {
      id: 'C0GENERAL',
      name: 'general',
      kind: 'public',
      members: ['U0OLIVIA', 'U0ADAM', 'U0MAYA', 'U0GUS'],
      botIsMember: true,
    },
    { id: 'C0RANDOM', name: 'random', kind: 'public', members: ['U0MAYA'], botIsMember: false },
    { id: 'C0OLD', name: 'old', kind: 'public', members: ['U0MAYA'], botIsMember: true, archived: true },
    { id: 'C0ALERTS', name: 'claude-alerts', kind: 'private', members: ['U0ADAM'], botIsMember: true },
    { id: 'C0SECRET', name: 'secret', kind: 'private', members: ['U0OLIVIA'], botIsMember: false },
    { id: 'C0PARTNER', name: 'partner', kind: 'public', members: ['U0ADAM', 'U0SAM'], botIsMember: true, shared: true },
  ],
};

/** A stand-in with a clock that the test moves. */
export const startSandbox = async (
  options: Partial<SlackOptions> = {},
): Promise<{ readonly slack: SlackStandIn; readonly advance: (ms: number) => void }> => {
  let elapsed = 0;
  const start = Date.parse('2026-11-22T10:00:00Z');
  const slack = await startSlack({ workspace: WORKSPACE, now: () => start + elapsed, ...options });
  return {
    slack,
    advance: (ms) => {
      elapsed += ms;
    },
  };
};

/** One Web API call as a form, like Slack's own client sends it. */
export const call = async (
  slack: SlackStandIn,
  method: string,
  args: Readonly<Record<string, unknown>> = {},
  token: string | null = slack.botToken,
): Promise<Record<string, unknown>> => {
  const pairs = Object.entries(args).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  const response = await fetch(`${slack.apiUrl}${method}`, {
    method: 'POST',
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
    body: new URLSearchParams(pairs),
  });
  return (await response.json()) as Record<string, unknown>;
};
