import type { Command } from '../../commands/command.ts';
import type { Desk } from '../desk.ts';
import { viewForm } from './view-form.ts';

/** Where a modal may open: over the channel in which somebody just typed or pressed something. */
export interface FormPlace {
  readonly channelId: string;
  readonly triggerId: string;
}

/** Opens the form of words that leave something open. False where they need none, or Slack does not open it: words can say it too. */
export const openForm = async (
  command: Command,
  words: readonly string[],
  place: FormPlace,
  desk: Desk,
): Promise<boolean> => {
  const values = command.form?.prefill(words) ?? null;
  if (command.form === undefined || values === null) return false;
  try {
    await desk.notifier.openModal(place.triggerId, viewForm(command, command.form, values, place.channelId));
    return true;
  } catch (error) {
    desk.log.warn('form_not_opened', { command: command.name, error });
    return false;
  }
};
