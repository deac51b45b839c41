import { byType, type Check, flag, oneOf, shape, string } from './check.ts';
import { LIMITS } from './limits.ts';

export const plainText = (max: number = LIMITS.text): Check =>
  shape({ type: oneOf('plain_text'), text: string(max) }, { emoji: flag });

const mrkdwn = (max: number): Check => shape({ type: oneOf('mrkdwn'), text: string(max) }, { verbatim: flag });

/** A text object of either kind. */
export const anyText = (max: number = LIMITS.text): Check =>
  byType({ plain_text: plainText(max), mrkdwn: mrkdwn(max) }, 'text');

const confirm = shape(
  {
    title: plainText(LIMITS.confirmTitle),
    text: anyText(LIMITS.confirmText),
    confirm: plainText(LIMITS.confirmButton),
    deny: plainText(LIMITS.confirmButton),
  },
  { style: oneOf('primary', 'danger') },
);

export const confirmDialog = confirm;
