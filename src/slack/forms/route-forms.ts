import type { App } from '@slack/bolt';
import { findCommand } from '../desk.ts';
import { guard, type Handling } from '../handling.ts';
import { nameSubmission, openModal, readSubmitter } from '../modal.ts';
import { viewRestarting, viewUnknownCommand } from '../views/view-answering.ts';
import { findForm } from './find-form.ts';
import { readOrigin, readValues } from './read-form.ts';
import { submitForm } from './submit-form.ts';
import { FORM_CALLBACK } from './view-form.ts';

/** Every submitted form of a command. It is answered once, whatever happens: Slack would show an error otherwise. */
export const routeForms = (app: App, { desk, workload, openReplies }: Handling): void => {
  app.view(FORM_CALLBACK, async ({ body, view, ack }) => {
    const end = workload.begin();
    const modal = openModal(desk, ack);
    try {
      const { name, words, channelId } = readOrigin(view);
      const caller = readSubmitter(body);
      const replies = openReplies({ userId: caller.userId, channelId, responseUrl: null });
      const command = findCommand(desk, name);
      if (end === null) return await replies.whisper(viewRestarting());
      if (!desk.once.claim(nameSubmission(body, view))) return;
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
