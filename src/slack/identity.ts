import type { webApi } from '@slack/bolt';
import { askSlack, SlackSilence } from './refusal.ts';

/** Whom the bot token belongs to. */
export interface Identity {
  readonly teamId: string;
  readonly team: string;
  readonly botUserId: string;
  /** Null where Slack did not tell. */
  readonly scopes: readonly string[] | null;
}

/** Asks `auth.test`. Throws `SlackRefusal` or `SlackSilence`. */
export const readIdentity = async (client: webApi.WebClient): Promise<Identity> => {
  const reply = await askSlack(() => client.auth.test());
  if (reply.team_id === undefined || reply.user_id === undefined) throw new SlackSilence('auth.test without a team');
  return {
    teamId: reply.team_id,
    team: reply.team ?? reply.team_id,
    botUserId: reply.user_id,
    scopes: reply.response_metadata?.scopes ?? null,
  };
};
