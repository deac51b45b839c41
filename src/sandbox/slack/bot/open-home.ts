import { describeView } from '../methods/describe.ts';
import { type BotContext, requireUser } from './bot-context.ts';
import type { Delivery } from './deliver.ts';

/** Opens the bot's App Home: the bot is told, and publishes what the person then sees. */
export const openHome = async (context: BotContext, userId: string): Promise<Delivery> => {
  const { directory, views, nextId, nextTs, now } = context.world;
  const { workspace } = directory;
  const user = requireUser(context, userId);
  const home = views.home(userId);
  return context.deliver('events_api', {
    token: 'sandbox-verification-token',
    type: 'event_callback',
    team_id: workspace.teamId,
    api_app_id: workspace.bot.appId,
    event_id: nextId('Ev'),
    event_time: Math.floor(now() / 1000),
    is_ext_shared_channel: false,
    authorizations: [
      { team_id: workspace.teamId, user_id: workspace.bot.userId, is_bot: true, is_enterprise_install: false },
    ],
    event: {
      type: 'app_home_opened',
      user: user.id,
      channel: directory.openDirectMessage(user.id).id,
      tab: 'home',
      event_ts: nextTs(),
      ...(home !== undefined && { view: describeView(home, workspace) }),
    },
  });
};
