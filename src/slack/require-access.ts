import type { Access } from '../commands/command.ts';
import type { Caller } from '../ports.ts';
import type { Desk } from './desk.ts';
import { makeReference } from './make-reference.ts';
import type { Replies } from './replies.ts';
import { viewDenial, viewUnchecked } from './views/view-denial.ts';

/** What Slack says of somebody who may. */
interface Granted {
  readonly email: string | null;
}

/** Null when the person may not: they have been told why. Asked again for every command, button and menu. */
export const requireAccess = async (
  desk: Desk,
  replies: Replies,
  { userId, teamId }: Pick<Caller, 'userId' | 'teamId'>,
  need: Access,
): Promise<Granted | null> => {
  const ruling = await desk.gate(userId, need, teamId);
  if (ruling.allowed) return { email: ruling.email };
  if (ruling.because === 'unchecked') {
    const reference = makeReference(desk.random);
    desk.log.warn('access_unchecked', { reference, userId, error: ruling.error });
    await replies.whisper(viewUnchecked(ruling.error, desk.admins, reference));
  } else {
    desk.log.info('access_denied', { userId, need, because: ruling.because });
    await replies.whisper(viewDenial(ruling.because, desk.admins));
  }
  return null;
};
