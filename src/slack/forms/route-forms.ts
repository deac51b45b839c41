import type { App } from '@slack/bolt';
import { findCommand } from '../desk.ts';
import { acknowledge, guard, type Handling } from '../handling.ts';
import { viewRestarting, viewUnknownCommand } from '../views/view-answering.ts';
import { findForm } from './find-form.ts';
import { readOrigin, readValues } from './read-form.ts';
import { type Modal, submitForm } from './submit-form.ts';
import { FORM_CALLBACK } from './view-form.ts';

/** Every submitted form of a command. It is answered once, whatever happens: Slack would show an error otherwise. */
export const routeForms = (app: App, { desk, workload, openReplies }: Handling): void => {
  app.view(FORM_CALLBACK, async ({ body, view, ack }) => {
    const end = workload.begin();
    let isAnswered = false;
    const answerOnce = async (answer: () => Promise<void>): Promise<void> => {
      if (isAnswered) return;
      isAnswered = true;
      await acknowledge(desk, answer);
    };
    const modal: Modal = {
      refuse: (errors) => answerOnce(() => ack({ response_action: 'errors', errors: { ...errors } })),
      close: () => answerOnce(() => ack()),
      isAnswered: () => isAnswered,
    };
    try {
      const { name, words, channelId } = readOrigin(view);
      const caller = { userId: body.user.id, teamId: body.user.team_id ?? body.team?.id ?? '' };
      const replies = openReplies({ userId: caller.userId, channelId, responseUrl: null });
      const command = findCommand(desk, name);
      if (end === null) return await replies.whisper(viewRestarting());
      // A request that is repeated is the same in all of it; a form that is mended and sent again is another.
      const trigger = 'trigger_id' in body ? String(body.trigger_id) : '';
      if (!desk.once.claim(`form ${trigger} ${view.id} ${JSON.stringify(view.state.values)}`)) return;
      await guard(desk, replies, async () => {
        const form = command === null ? undefined : (findForm(command, words) ?? command.form);
        if (command === null || form === undefined) return replies.whisper(viewUnknownCommand(`/claude-${name}`));
        await submitForm(
          { command, form, opened: words, values: readValues(form, view), caller, channel: channelId },
          modal,
          desk,
          replies,
        );
      });
    } finally {
      await modal.close();
      end?.();
    }
  });
};
