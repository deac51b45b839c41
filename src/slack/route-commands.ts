import type { App, SlashCommand } from '@slack/bolt';
import { type Asked, answerCommand } from './answer-command.ts';
import { acknowledge, guard, type Handling } from './handling.ts';
import { RESTARTING } from './views/view-answering.ts';

const toAsked = (command: SlashCommand, at: Asked['at']): Asked => ({
  name: command.command.replace(/^\/(?:claude-)?/, ''),
  text: command.text ?? '',
  caller: { userId: command.user_id, teamId: command.team_id },
  at,
});

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
      if (!desk.once.claim(`trigger ${command.trigger_id}`)) return;
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
