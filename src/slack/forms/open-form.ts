import type { Command } from '../../commands/command.ts';
import type { Desk } from '../desk.ts';
import { findForm } from './find-form.ts';
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
  const form = findForm(command, words);
  const values = form?.prefill(words, desk.ports.state.read().settings) ?? null;
  if (form === undefined || values === null) return false;
  try {
    const origin = { name: command.name, words, channelId: place.channelId };
    await desk.notifier.openModal(place.triggerId, viewForm(origin, form, values));
    return true;
  } catch (error) {
    desk.log.warn('form_not_opened', { command: command.name, error });
    return false;
  }
};
