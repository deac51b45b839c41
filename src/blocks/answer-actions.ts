/** Buttons that ask a command, as Slack sends their presses back. Each holds a command with its words: `cost 7d by model`. */
export const ANSWER_ACTIONS = {
  /** Asks again, before the whole channel. */
  share: 'share',
  /** Asks, as if the person had typed it. */
  more: 'more',
  /** Asks with words that open a form. */
  form: 'form',
} as const;
