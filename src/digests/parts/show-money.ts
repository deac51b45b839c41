import { escapeText } from '../../blocks/text.ts';
import { absolute, formatMoney, type Money } from '../../domain/money.ts';

/** An amount in mrkdwn, where `<$0.01` would open a link. */
export const shown = (amount: Money): string => escapeText(formatMoney(amount));

/** Of a change, whichever way it went. */
export const sizeShown = (change: Money): string => shown(absolute(change));
