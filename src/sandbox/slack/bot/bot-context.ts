import type { Json } from '../json.ts';
import type { ResponseGrant } from '../state/create-tickets.ts';
import type { World } from '../state/create-world.ts';
import type { WorkspaceUser } from '../workspace.ts';
import type { Delivery, DeliveryKind } from './deliver.ts';

/** What every interaction needs: the workspace, the way to the bot, and where its answers come back to. */
export interface BotContext {
  readonly world: World;
  readonly origin: string;
  readonly homeTakesCharts: boolean;
  readonly deliver: (kind: DeliveryKind, payload: Json) => Promise<Delivery>;
}

export const requireUser = (context: BotContext, id: string): WorkspaceUser => {
  const user = context.world.directory.user(id);
  if (user === undefined) throw new Error(`no user ${id} in the sandbox workspace`);
  return user;
};

export const teamOf = (context: BotContext, user: WorkspaceUser): string =>
  user.teamId ?? context.world.directory.workspace.teamId;

export const responseUrl = (context: BotContext, grant: ResponseGrant): string =>
  `${context.origin}/response/${context.world.tickets.response(grant)}`;

export const nameOf = (context: BotContext, channel: string): string =>
  context.world.directory.channel(channel)?.name ?? 'directmessage';

/** The fields that every interactive payload shares. */
export const interactiveBase = (context: BotContext, type: string, user: WorkspaceUser): Json => {
  const { workspace } = context.world.directory;
  return {
    type,
    team: { id: workspace.teamId, domain: workspace.domain },
    user: { id: user.id, username: user.name, name: user.name, team_id: teamOf(context, user) },
    api_app_id: workspace.bot.appId,
    token: 'sandbox-verification-token',
    trigger_id: context.world.tickets.trigger(user.id),
    enterprise: null,
    is_enterprise_install: false,
  };
};
