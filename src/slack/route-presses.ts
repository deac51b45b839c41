import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { ANSWER_ACTIONS } from '../blocks/answer-actions.ts';
import { incidentHandlers } from './act-on-press.ts';
import { answerCommand } from './answer-command.ts';
import { type Desk, readLine } from './desk.ts';
import { acknowledge, guard, type Handling } from './handling.ts';
import type { Replies } from './replies.ts';
import { type Press, shareAnswer } from './share-answer.ts';
import { viewRestarting } from './views/view-answering.ts';

const toPress = (body: BlockAction, button: ButtonAction): Press => ({
  value: button.value ?? '',
  caller: { userId: body.user.id, teamId: body.user.team_id ?? body.team?.id ?? '' },
  channelId: body.channel?.id ?? '',
  messageTs: String(body.container.message_ts ?? ''),
  triggerId: body.trigger_id,
});

/** A request that is sent again is the same in all of this. The trigger alone may be the same for several where it is not Slack that sends them. */
const nameRequest = (
  { trigger_id, user, container }: BlockAction,
  { action_id, action_ts, value }: ButtonAction,
): string => JSON.stringify(['press', trigger_id, user.id, container.message_ts, action_id, action_ts, value]);

type Handle = (press: Press, desk: Desk, replies: Replies) => Promise<void>;

/** The next page or a form, asked like a command: below the first answer, for the same person. */
const askAgain: Handle = ({ value, caller, channelId, triggerId }, desk, replies) => {
  const { name, words } = readLine(value);
  const place = { channelId, triggerId };
  return answerCommand({ name, text: words, caller, at: desk.clock.now(), place }, desk, replies);
};

const HANDLERS: ReadonlyMap<string, Handle> = new Map([
  [ANSWER_ACTIONS.share, shareAnswer],
  [ANSWER_ACTIONS.more, askAgain],
  [ANSWER_ACTIONS.form, askAgain],
  ...incidentHandlers,
]);

/** Every button. Slack wants each press acknowledged, a link's as well; whose it is comes after. */
export const routePresses = (app: App, { desk, workload, openReplies }: Handling): void => {
  app.action<BlockAction>(/.*/, async ({ body, action, ack }) => {
    const end = workload.begin();
    try {
      await acknowledge(desk, () => ack());
      const handle = HANDLERS.get(action.action_id);
      if (action.type !== 'button' || handle === undefined) return;
      const replies = openReplies({
        userId: body.user.id,
        channelId: body.channel?.id ?? '',
        responseUrl: body.response_url ?? null,
        triggerId: body.trigger_id,
      });
      if (end === null) return await replies.whisper(viewRestarting());
      if (!desk.once.claim(nameRequest(body, action))) return;
      await guard(desk, replies, () => handle(toPress(body, action), desk, replies));
    } finally {
      end?.();
    }
  });
};
