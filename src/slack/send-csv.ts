import type { Answer } from '../commands/command.ts';
import type { Asked } from './answer-command.ts';
import { type Desk, typed } from './desk.ts';
import { makeReference } from './make-reference.ts';
import type { Posted } from './notifier.ts';
import type { Replies } from './replies.ts';
import { viewFileFollows, viewFileRefused, viewFileSent } from './views/view-answering.ts';

type Csv = NonNullable<Answer['csv']>;

/**
 * Sends the rows to the person's direct messages: an ephemeral answer cannot hold a file, and a file in the channel
 * would be everybody's. Posting to the user id opens that conversation without a scope of its own.
 */
export const sendCsv = async (csv: Csv, asked: Asked, desk: Desk, replies: Replies): Promise<void> => {
  let line: Posted | null = null;
  try {
    line = await desk.notifier.post(asked.caller.userId, viewFileFollows(typed(asked.name, asked.text)));
    await desk.notifier.upload(line.channel, csv);
    await replies.whisper(viewFileSent(csv.name));
  } catch (error) {
    const reference = makeReference(desk.random);
    desk.log.warn('csv_undelivered', { reference, error });
    const sentence = viewFileRefused(csv.name, error, reference);
    await replies.whisper(sentence);
    // The line announced a file that does not come.
    if (line !== null) await desk.notifier.update(line, sentence).catch(() => undefined);
  }
};
