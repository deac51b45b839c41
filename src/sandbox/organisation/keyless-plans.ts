import { serviceAccountId, unlistedKeyId, unlistedWorkspaceId } from './api-keys.ts';
import { apiDay, type ConsoleStaff, planOf, userActor } from './console-plan.ts';
import { NOTHING } from './counts.ts';
import { createDice, pickAt } from './dice.ts';
import { LEFT_POSITION, personId } from './members.ts';
import type { Plan } from './plan.ts';
import type { Counts, Route, SampleActor } from './spend-fact.ts';

/** Finds a workspace's id by its name. */
type Home = (name: string) => string;

const CODERS = 30;

/** People who work without a key: Claude Code by signing in, and a few of them in the Console's own Playground. */
export const buildPeoplePlans = (staff: ConsoleStaff, home: Home): Plan[] => {
  const isCoder = (role: string): boolean => role === 'claude_code_user' || role === 'developer';
  const coders = staff.members.filter(({ role }) => isCoder(role)).slice(0, CODERS);
  return coders.flatMap((member, index) => {
    const dice = createDice(`${staff.seed}/coder/${member.id}`);
    const actor = userActor(member);
    const model = pickAt(staff.models, dice.int(0, 1));
    const code: Partial<Route> = {
      actor,
      via: 'oauth',
      workspaceId: home('Claude Code'),
      model,
      product: 'claude_code',
    };
    const plan = planOf(`${member.id}/code`, code, apiDay(dice, 0.4), { weekend: 0.1 });
    if (index % 5 !== 0) return [plan];
    const play: Partial<Route> = { actor, via: 'surface', workspaceId: home('Default'), product: 'claude_console' };
    const tried = pickAt(staff.models, index);
    return [plan, planOf(`${member.id}/play`, { ...play, model: tried }, apiDay(dice, 0.03), { weekend: 0 })];
  });
};

const goneUser = (seed: string, position: number, email: string | null, name: string): SampleActor => ({
  type: 'user',
  id: personId(seed, LEFT_POSITION + position),
  email,
  name,
  deleted: true,
});

const FEDERATED: SampleActor = {
  type: 'federated',
  accountId: '111122223333',
  signedPrincipal: 'arn:aws:iam::111122223333:role/claude-batch',
  subject: 'arn:aws:iam::111122223333:role/claude-batch',
};

const NO_MODEL = { model: null, tier: null, contextWindow: null, geo: null };

/** Use that has no name in today's lists, no person behind it, or no tokens in it. */
export const buildOddPlans = ({ seed, models }: ConsoleStaff, home: Home): Plan[] => {
  const dice = createDice(`${seed}/odd`);
  const bot: Partial<Route> = { actor: { type: 'service_account', id: serviceAccountId(seed) }, via: 'federation' };
  const keyId = unlistedKeyId(seed);
  const unlisted: Partial<Route> = {
    workspaceId: unlistedWorkspaceId(seed),
    keyId,
    actor: { type: 'api_key', id: keyId },
  };
  const signedIn: Partial<Route> = { via: 'oauth', workspaceId: home('Research') };
  const federated: Partial<Route> = { actor: FEDERATED, via: 'federation', workspaceId: home('Data platform') };
  const agents: Partial<Route> = { ...bot, product: 'managed_agents_api', workspaceId: home('Customer support') };
  const code: Partial<Route> = { ...NO_MODEL, product: null };
  const nobody: Partial<Route> = { via: 'surface', workspaceId: home('Default'), product: 'claude_console' };
  const tokens = (label: string, route: Partial<Route>, model: number, volume: number): Plan =>
    planOf(`${seed}/${label}`, { ...route, model: pickAt(models, model) }, apiDay(dice, volume));
  const time = (label: string, route: Partial<Route>, counts: Partial<Counts>): Plan =>
    planOf(`${seed}/${label}`, route, { ...NOTHING, ...counts });
  return [
    tokens('unlisted', unlisted, 1, 0.2),
    tokens('gone', { ...signedIn, actor: goneUser(seed, 1, 'former.member@acme.example', 'Former Member') }, 0, 0.1),
    tokens('deleted', { ...signedIn, actor: goneUser(seed, 2, null, 'Deleted User') }, 2, 0.1),
    tokens('nobody', nobody, 1, 0.05),
    tokens('federated', federated, 2, 0.5),
    tokens('workload', { ...bot, workspaceId: home('Production') }, 0, 0.3),
    tokens('agents', agents, 1, 0.4),
    time('executions', { ...code, ...bot, workspaceId: home('Production') }, { requests: 220, codeMilliHours: 41_003 }),
    time('default-executions', { ...code, workspaceId: home('Default') }, { requests: 31, codeMilliHours: 7_771 }),
    time('sessions', { ...agents, ...NO_MODEL }, { requests: 90, sessionMilliHours: 63_119 }),
  ];
};
