import { NotSaved } from '../domain/not-saved.ts';
import type { Desk } from './desk.ts';
import { makeReference } from './make-reference.ts';
import type { Place, Replies } from './replies.ts';
import { viewNotSaved, viewUnexpected } from './views/view-answering.ts';
import type { Workload } from './workload.ts';

/** What commands and buttons are routed with. */
export interface Handling {
  readonly desk: Desk;
  readonly workload: Workload;
  readonly openReplies: (place: Place) => Replies;
}

/** Tells Slack that the request has arrived. This fails when the socket has gone meanwhile; the answer still gets through. */
export const acknowledge = async (desk: Desk, ack: () => Promise<void>): Promise<void> => {
  try {
    await ack();
  } catch (error) {
    desk.log.warn('acknowledgement_failed', { error });
  }
};

/** Whatever nobody expected becomes one sentence, with a reference to the log line. */
export const guard = async (desk: Desk, replies: Replies, handle: () => Promise<void>): Promise<void> => {
  try {
    await handle();
  } catch (error) {
    const reference = makeReference(desk.random);
    desk.log.error('handler_failed', { reference, error });
    await replies.whisper(error instanceof NotSaved ? viewNotSaved(error, reference) : viewUnexpected(reference));
  }
};
