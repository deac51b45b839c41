import type { webApi } from '@slack/bolt';

/** What Slack says of somebody, as far as access and their own numbers depend on it. */
export interface Person {
  readonly id: string;
  /** Null where Slack gives none (scope missing) or has not confirmed it. */
  readonly email: string | null;
  /** The workspaces that they are a full part of; several in Enterprise Grid. */
  readonly teams: readonly string[];
  readonly bot: boolean;
  readonly deactivated: boolean;
  readonly guest: boolean;
  /** From an organisation that only shares a channel with ours (Slack Connect). */
  readonly stranger: boolean;
  /** Owner or admin of the workspace. */
  readonly workspaceAdmin: boolean;
}

const ofOneTeam = (team: string | undefined): readonly string[] => (team === undefined ? [] : [team]);

/** Reads `users.info`. Source: https://docs.slack.dev/reference/objects/user-object */
export const toPerson = (id: string, user: NonNullable<webApi.UsersInfoResponse['user']>): Person => ({
  id,
  email: user.is_email_confirmed === false ? null : (user.profile?.email ?? null),
  teams: [...ofOneTeam(user.team_id), ...(user.enterprise_user?.teams ?? [])],
  bot: user.is_bot === true || user.is_workflow_bot === true || user.is_connector_bot === true || id === 'USLACKBOT',
  deactivated: user.deleted === true,
  guest: user.is_restricted === true || user.is_ultra_restricted === true,
  stranger: user.is_stranger === true,
  workspaceAdmin: user.is_admin === true || user.is_owner === true || user.is_primary_owner === true,
});
