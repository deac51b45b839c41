import type { Button } from '@slack/types';
import { ANSWER_ACTIONS } from '../../blocks/answer-actions.ts';
import { actions, button } from '../../blocks/build.ts';
import { LIMITS } from '../../blocks/limits.ts';
import type { Message } from '../../blocks/message.ts';
import { appendBlocks } from './append-blocks.ts';

/** What the buttons under an answer do, each as a command with its words: `cost 7d by model`. Null: no such button. */
interface Offers {
  readonly more: string | null;
  readonly share: string | null;
  /** Words that open a form, and what the button says. */
  readonly form?: { readonly text: string; readonly line: string } | null;
}

/** None where Slack's buttons cannot hold the words. */
const offer = (text: string, actionId: string, value: string | null): readonly Button[] =>
  value === null || value.length > LIMITS.button.value ? [] : [button({ text, actionId, value })];

/** The answer with its buttons below it. */
export const withButtons = (messages: readonly Message[], { more, share, form = null }: Offers): readonly Message[] =>
  appendBlocks(
    messages,
    actions([
      ...offer('Show more', ANSWER_ACTIONS.more, more),
      ...(form === null ? [] : offer(form.text, ANSWER_ACTIONS.form, form.line)),
      ...offer('Share in channel', ANSWER_ACTIONS.share, share),
    ]),
    'What you can do with this answer',
  );
