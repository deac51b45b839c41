import type { ModalView } from '@slack/types';
import { section } from '../../blocks/build.ts';
import { composeMessage } from '../../blocks/compose-message.ts';
import { describeAmount } from '../../blocks/describe-limit-request.ts';
import type { Message } from '../../blocks/message.ts';
import { literal, shorten } from '../../blocks/text.ts';
import type { LimitAsk } from '../../domain/limit-request.ts';
import { objectionTo } from '../../domain/limit-state.ts';
import { formatMoney, type Money } from '../../domain/money.ts';
import { readAmount } from '../../domain/read-amount.ts';

export const APPROVE_CALLBACK = 'incident-approve';
const AMOUNT_BLOCK = 'amount';
const AMOUNT_ACTION = 'dollars';
const LONGEST_AMOUNT = 40;

/** What the modal is about, kept in it while it is open. It comes back from Slack and may be anything. */
interface Approving {
  readonly incidentId: string;
  /** Where the button was pressed; empty for the App Home. */
  readonly channelId: string;
}

const describeCurrent = ({ current, period }: LimitAsk): string => {
  if (current === null) return 'What they have and have spent is not known.';
  const spent = `${formatMoney(current.spent)} is spent`;
  return current.limit === null
    ? `They have no limit now; ${spent}.`
    : `Now it is ${describeAmount(current.limit, period)}, of which ${spent}.`;
};

/** Asks for the new limit, where the request does not say how much is wanted. */
export const viewApproving = ({ incidentId, channelId }: Approving, ask: LimitAsk): ModalView => ({
  type: 'modal',
  callback_id: APPROVE_CALLBACK,
  private_metadata: `${incidentId} ${channelId}`,
  title: { type: 'plain_text', text: 'Approve request' },
  submit: { type: 'plain_text', text: 'Approve' },
  close: { type: 'plain_text', text: 'Cancel' },
  blocks: [
    ...section(`${literal(shorten(ask.person, 1000))} asks for a higher ${literal(ask.period)} spend limit.`),
    {
      type: 'input',
      block_id: AMOUNT_BLOCK,
      label: { type: 'plain_text', text: `New ${shorten(ask.period, 50)} limit in US dollars` },
      hint: { type: 'plain_text', text: describeCurrent(ask) },
      element: {
        type: 'plain_text_input',
        action_id: AMOUNT_ACTION,
        max_length: LONGEST_AMOUNT,
        placeholder: { type: 'plain_text', text: '500 or 1,200.50' },
      },
    },
  ],
});

/** The state of a submitted modal, as far as this one has it. */
interface Submitted {
  readonly private_metadata: string;
  readonly state: {
    readonly values: Readonly<Record<string, Readonly<Record<string, { readonly value?: string | null | undefined }>>>>;
  };
}

/** `typed`: as it was typed; empty when there is nothing. */
export const readApproving = ({ private_metadata, state }: Submitted): Approving & { readonly typed: string } => {
  const [incidentId = '', channelId = ''] = private_metadata.split(' ');
  const typed = state.values[AMOUNT_BLOCK]?.[AMOUNT_ACTION]?.value ?? '';
  return { incidentId, channelId, typed: shorten(typed.trim(), LONGEST_AMOUNT) };
};

/** By field, in plain text. */
interface WrongAmount {
  readonly errors: Readonly<Record<string, string>>;
}

/** The new limit, or what is wrong with it, to be shown beside its field. */
export const judgeAmount = (typed: string, { current }: LimitAsk): { readonly amount: Money } | WrongAmount => {
  const wrong = (why: string): WrongAmount => ({ errors: { [AMOUNT_BLOCK]: why } });
  const read = readAmount(typed);
  if ('why' in read) return wrong(read.why.replaceAll('`', ''));
  const objection = objectionTo(read.amount, current);
  if (objection === null) return read;
  if (objection === 'unlimited') return wrong('They have no limit now, so that this would set one.');
  const limit = current?.limit ?? null;
  if (limit === null) return wrong('A limit is more than nothing.');
  return wrong(`Their limit is ${formatMoney(limit)} already: it must be more than that.`);
};

/** The same, once the modal is closed. */
export const viewWrongAmount = ({ errors }: WrongAmount): Message => {
  const text = `Nothing was approved. ${Object.values(errors).map(literal).join(' ')}`;
  return composeMessage({ text, blocks: [] });
};
