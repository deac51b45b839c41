import type { App } from '@slack/bolt';
import { requireIncidents } from './act-on-press.ts';
import { acknowledge, guard, type Handling } from './handling.ts';
import { viewRestarting } from './views/view-answering.ts';
import { APPROVE_CALLBACK, judgeAmount, readApproving } from './views/view-approving.ts';

/**
 * A limit that was typed into the modal of a request. What is wrong with it stands beside its field; otherwise the modal
 * closes at once, and who submitted it is asked about then, as for a button.
 */
export const routeApprovals = (app: App, { desk, workload, openReplies }: Handling): void => {
  app.view(APPROVE_CALLBACK, async ({ body, view, ack }) => {
    const end = workload.begin();
    try {
      const { incidentId, channelId, typed } = readApproving(view);
      const asked = desk.incidents?.ask(incidentId);
      const judged = asked !== undefined && 'ask' in asked ? judgeAmount(typed, asked.ask) : asked;
      if (judged !== undefined && 'errors' in judged)
        return await acknowledge(desk, () => ack({ response_action: 'errors', errors: { ...judged.errors } }));
      await acknowledge(desk, () => ack());
      const by = body.user.id;
      const replies = openReplies({ userId: by, channelId, responseUrl: null });
      if (end === null) return await replies.whisper(viewRestarting());
      // A request that is repeated is the same in all of it; one that is mended and sent again is another.
      if (!desk.once.claim(`approve ${view.id} ${typed}`)) return;
      await guard(desk, replies, async () => {
        const incidents = await requireIncidents(desk, replies, by);
        if (incidents === null || judged === undefined) return;
        if ('told' in judged) return replies.whisper(judged.told);
        await replies.whisper(await incidents.decide(incidentId, { kind: 'approve', amount: judged.amount }, by));
        await incidents.deliver();
      });
    } finally {
      end?.();
    }
  });
};
