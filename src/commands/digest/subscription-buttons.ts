import { ANSWER_ACTIONS } from '../../blocks/answer-actions.ts';
import { actions, button } from '../../blocks/build.ts';
import type { MessageBlock } from '../../blocks/message.ts';
import type { Subscription } from '../../domain/subscription.ts';

/** **Edit** and **Pause** of one: they ask what the words do, and whoever presses must be allowed to. */
export const subscriptionButtons = ({ id, paused }: Subscription): readonly MessageBlock[] => {
  const [text, act] = paused === null ? (['Pause', 'pause'] as const) : (['Resume', 'resume'] as const);
  return actions([
    button({ text: 'Edit', actionId: ANSWER_ACTIONS.form, value: `digest edit ${id}` }),
    button({ text, actionId: ANSWER_ACTIONS.more, value: `digest ${act} ${id}` }),
  ]);
};
