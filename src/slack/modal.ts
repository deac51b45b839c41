import type { SlackViewMiddlewareArgs, ViewOutput, ViewSubmitAction } from '@slack/bolt';
import type { Desk } from './desk.ts';
import { acknowledge } from './handling.ts';

/** The two ways to answer a submitted modal; only the first call counts. */
export interface Modal {
  /** One plain sentence beside each field that is wrong; the modal stays. */
  refuse(errors: Readonly<Record<string, string>>): Promise<void>;
  close(): Promise<void>;
  isAnswered(): boolean;
}

export const openModal = (desk: Desk, ack: SlackViewMiddlewareArgs['ack']): Modal => {
  let isAnswered = false;
  const answerOnce = async (answer: () => Promise<void>): Promise<void> => {
    if (isAnswered) return;
    isAnswered = true;
    await acknowledge(desk, answer);
  };
  return {
    refuse: (errors) => answerOnce(() => ack({ response_action: 'errors', errors: { ...errors } })),
    close: () => answerOnce(() => ack()),
    isAnswered: () => isAnswered,
  };
};

/**
 * One submission: a request that is repeated is the same in all of it; a modal that is mended and sent again, or sent
 * again as it was, is another.
 */
export const nameSubmission = (body: object, { id, callback_id, state }: ViewOutput): string => {
  const trigger = 'trigger_id' in body ? String(body.trigger_id) : '';
  return JSON.stringify([callback_id, trigger, id, state.values]);
};

/** Who submitted a modal, and from which workspace. */
export const readSubmitter = ({ user, team }: Pick<ViewSubmitAction, 'user' | 'team'>) => ({
  userId: user.id,
  teamId: user.team_id ?? team?.id ?? '',
});
