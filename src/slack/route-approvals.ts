import type { App } from '@slack/bolt';
import type { IncidentDesk } from '../ports.ts';
import { requireIncidents } from './act-on-press.ts';
import { guard, type Handling } from './handling.ts';
import { type Modal, nameSubmission, openModal, readSubmitter } from './modal.ts';
import { reassure } from './reassure.ts';
import type { Replies } from './replies.ts';
import { viewRestarting } from './views/view-answering.ts';
import { APPROVE_CALLBACK, judgeAmount, readApproving, viewWrongAmount } from './views/view-approving.ts';

/** What is wrong with the amount stands beside its field while the modal is open, and is told like an answer after that. */
const approve = async (
  { incidentId, typed }: { readonly incidentId: string; readonly typed: string },
  by: string,
  incidents: IncidentDesk,
  modal: Modal,
  replies: Replies,
): Promise<void> => {
  const asked = incidents.ask(incidentId);
  if ('told' in asked) {
    await modal.close();
    return replies.whisper(asked.told);
  }
  const judged = judgeAmount(typed, asked.ask);
  if ('errors' in judged)
    return modal.isAnswered() ? replies.whisper(viewWrongAmount(judged)) : modal.refuse(judged.errors);
  await modal.close();
  await replies.whisper(await incidents.decide(incidentId, { kind: 'approve', amount: judged.amount }, by));
  await incidents.deliver();
};

/**
 * A limit that was typed into the modal of a request. Who submitted it is asked about first, as for a button: what is
 * wrong with an amount tells what somebody has.
 */
export const routeApprovals = (app: App, { desk, workload, openReplies }: Handling): void => {
  app.view(APPROVE_CALLBACK, async ({ body, view, ack }) => {
    const end = workload.begin();
    const modal = openModal(desk, ack);
    try {
      const { incidentId, channelId, typed } = readApproving(view);
      const caller = readSubmitter(body);
      const replies = openReplies({ userId: caller.userId, channelId, responseUrl: null });
      if (end === null) return await replies.whisper(viewRestarting());
      if (!desk.once.claim(nameSubmission(body, view))) return;
      await guard(desk, replies, async () => {
        const asking = requireIncidents(desk, replies, caller);
        await reassure(asking, 0, desk.clock, modal.close);
        const incidents = await asking;
        if (incidents !== null) await approve({ incidentId, typed }, caller.userId, incidents, modal, replies);
      });
    } finally {
      await modal.close();
      end?.();
    }
  });
};
