import type { Button } from '@slack/types';
import { ANSWER_ACTIONS } from '../blocks/answer-actions.ts';
import { button } from '../blocks/build.ts';
import type { Command } from '../commands/command.ts';

export type FormOwner = Pick<Command, 'name' | 'form'>;

/** The button that opens a command's form; none where there is no such form. */
export const formButton = (commands: readonly FormOwner[], name: string): readonly Button[] => {
  const form = commands.find((command) => command.name === name)?.form;
  if (form === undefined) return [];
  return [button({ text: form.button, actionId: ANSWER_ACTIONS.form, value: `${name} ${form.opening}` })];
};
