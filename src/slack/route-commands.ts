import type { App, SlashCommand } from '@slack/bolt';
import { type Asked, answerCommand } from './answer-command.ts';
import { acknowledge, guard, type Handling } from './handling.ts';
import { RESTARTING } from './views/view-answering.ts';

const toAsked = (command: SlashCommand, at: Asked['at']): Asked => ({
  name: command.command.replace(/^\/(?:claude-)?/, ''),
  text: command.text ?? '',
  caller: { userId: command.user_id, teamId: command.team_id },
  at,
  place: { channelId: command.channel_id, triggerId: command.trigger_id },
});

/** A request that is sent again is the same in all of this. The trigger alone may be the same for several where it is not Slack that sends them. */
const nameRequest = ({ trigger_id, response_url, user_id, command, text }: SlashCommand): string =>
  JSON.stringify(['command', trigger_id, response_url, user_id, command, text]);

/**
 * Every slash command that Slack sends, known or not. It is acknowledged before anything else is done, and answered
 * once however often the request is sent.
 */
export const routeCommands = (app: App, { desk, workload, openReplies }: Handling): void => {
  app.command(/^\//, async ({ command, ack }) => {
    const end = workload.begin();
    if (end === null) return acknowledge(desk, () => ack({ response_type: 'ephemeral', text: RESTARTING }));
    try {
      await acknowledge(desk, ack);
      if (!desk.once.claim(nameRequest(command))) return;
      const replies = openReplies({
        userId: command.user_id,
        channelId: command.channel_id,
        responseUrl: command.response_url,
      });
      await guard(desk, replies, () => answerCommand(toAsked(command, desk.clock.now()), desk, replies));
    } finally {
      end();
    }
  });
};
